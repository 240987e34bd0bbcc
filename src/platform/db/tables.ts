export interface Tables {
  loaded_file: { path: string; sha256: string; event: number }
}
