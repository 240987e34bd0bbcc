import { readFileSync, readdirSync } from 'node:fs'
import { readClaims, readDocuments, readRulings } from '/work/main/src/sources/forms.ts'
import { findingsIn } from '/work/main/src/network/model/findings/findings.ts'
const org = process.argv[2] ?? 'iom'
const surveys = org==='iom' ? ['002','004','000','003'] : ['001']
const claims:any[]=[], documents:any[]=[]; let rulings:any[]=[]
for (const c of ['world', org]) { const dir='/work/main/organisations/'+c+'/'
 for (const f of readdirSync(dir)) { if(!f.endsWith('.csv')) continue; const t=readFileSync(dir+f,'utf8')
  if (f==='documents.csv') documents.push(...readDocuments(f,t,surveys).rows)
  else if (f==='rulings.csv') rulings=readRulings(f,t).rows
  else claims.push(...readClaims(f,t).rows) } }
const day=new Map(documents.map(d=>[d.id,d.referenceDay]))
const types=new Set(['office','unit','body','area','figure','entry','list','document','city'])
const dated=claims.filter(c=>types.has(c.subject.split(':')[0])).map(c=>({...c,referenceDay:day.get(c.source)??'0001-01-01'}))
const context={documents,rulings}
for (let i=0;i<4;i++){ const t=performance.now(); findingsIn(dated,context); console.log('ms',(performance.now()-t).toFixed(1), dated.length) }
const fs=findingsIn(dated,context)
const n:any={}; fs.forEach(f=>n[f.kind]=(n[f.kind]??0)+1); console.log(fs.length, n)
const ids=new Set(fs.map(f=>f.id)); console.log('unique ids', ids.size)
if (process.argv[3]) for (const f of fs) console.log(f.id,'|',JSON.stringify(f.details),'|',f.subjects.slice(0,4).join(' '),'|',f.claims.length)
import { IntlMessageFormat } from 'intl-messageformat'
import { sentenceOf } from '/work/main/src/network/model/findings/sentence.ts'
import { wordsIn } from '/work/main/src/platform/i18n/words.ts'
const keys:any={}
for (const locale of ['en','fr','es','ar'] as const) {
  const own=JSON.parse(readFileSync('/work/main/src/network/words/findings-'+locale+'.partial','utf8'))
  keys[locale]=Object.keys(own).join()
  const base=wordsIn(locale)
  const words={...base, t:(k:string,v:any={})=>{const mine=own[k.replace(/^network\./,'')]; return mine===undefined?base.t(k,v):String(new IntlMessageFormat(mine,locale==='ar'?'ar-u-nu-latn':locale).format(v))}}
  for (const f of fs) { const t=sentenceOf(f,words as any,new Map()); words.t('network.finding.'+f.kind+'.title'); if (process.argv[3]===locale) console.log(t) }
  for (const c of [0,1,2,5,12]) words.t('findings.lead',{count:c})
}
console.log(keys.en===keys.fr&&keys.en===keys.es&&keys.en===keys.ar)
import { findingKinds } from '/work/main/src/network/model/findings/finding.ts'
for (const k of findingKinds) if(!keys.en.includes(`finding.${k}.text`)||!keys.en.includes(`finding.${k}.title`)) console.log('missing',k)
