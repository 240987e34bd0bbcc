/**
 * What the program needs to run cannot be used as it is: another process has it, the disk does not let us write, a newer
 * program made it. The message is a sentence for the operator, who needs no stack; a program that called us is told “busy”.
 */
export class Unusable extends Error {
  override name = 'Unusable'
}
