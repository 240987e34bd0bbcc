import { runCommand } from './cli.ts'

// A reader that closes the pipe early (`meridian offices | head`) is no error.
process.stdout.on('error', () => {})
process.exitCode = await runCommand(process.argv)
