export interface MapPoint { id: string; label: string; latitude: number; longitude: number; href: string; tone: 'headquarters' | 'regional' | 'special' | 'country' | 'possible' }
export interface WorldMapProps { title: string; disclaimer: string; points: readonly MapPoint[]; shaded?: ReadonlyMap<string, number>; legend: readonly { tone: MapPoint['tone']; label: string }[] }
export function WorldMap(props: WorldMapProps) { return <figure>{props.title}</figure> }
