/** A program that is to be run in a folder of its own. */
export interface Executable {
  readonly directory: string;
  readonly file: string;
  readonly text: string;
  readonly packageType?: 'module' | 'commonjs' | undefined;
}

/** Runs one program as a process of its own. @returns what it printed. */
export type Run = () => Promise<string>;

/** What compiles and runs the programs of a language. */
export interface Toolchain {
  /** What to do where it is missing, as a sentence. */
  readonly missing: string;
  isThere(): boolean;
  /**
   * Gets programs ready, in one go where the compiler is slow to start.
   * @returns a run for each of them, in their order; it rejects where the program doesn't compile.
   */
  build(programs: readonly Executable[], env: NodeJS.ProcessEnv): Promise<readonly Run[]>;
}
