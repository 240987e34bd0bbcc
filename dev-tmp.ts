import { connect } from '/work/main/src/platform/db/db.ts'
import { migrate } from '/work/main/src/platform/db/migrate.ts'
import { loadCollection, WrongFiles } from '/work/main/src/sources/actions.ts'
import { periodTables } from '/work/main/src/domains.ts'
const db = connect({ url: 'postgres://postgres@127.0.0.1:5544/m' })
console.log(await migrate(db))
for (const [name, surveys] of [['world', []], ['iom', ['002','004','000','003']]] as [string,string[]][]) {
  try {
    const t=Date.now()
    console.log(name, await loadCollection(db, { name, folder: '/work/main/organisations/'+name, surveys }, periodTables, (s,d,o)=>{}), Date.now()-t,'ms')
  } catch (e) { if (e instanceof WrongFiles) { console.log(e.rows.length); for (const r of e.rows.slice(0,30)) console.log(JSON.stringify(r)) } else throw e }
}
await db.destroy()
