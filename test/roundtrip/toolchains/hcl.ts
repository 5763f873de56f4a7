import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../running';
import { output, writeAll } from './process';

/** What HashiCorp's own reader makes of a file, and its formatter. */
export interface HclFile {
  readonly read: boolean;
  readonly formatted: boolean;
  /** Data sources that are referred to and not there. */
  readonly undefined: readonly string[];
}

interface Answer {
  readonly values: readonly (string | null)[];
  readonly files: readonly HclFile[];
}

const FOLDER = join(root, '.cache/go-module/hcl');
const PROGRAM = join(root, 'test/roundtrip/toolchains/hcl/main.go');
const ENV = { ...process.env, GOFLAGS: '-mod=mod', GOTOOLCHAIN: 'local' };

/** The library that Terraform reads its files with (github.com/hashicorp/hcl/v2 2.25.0). */
export class Hcl {
  static async build(): Promise<Hcl> {
    await writeAll(FOLDER, {
      'go.mod': 'module example.com/hcl\n\ngo 1.24\n',
      'main.go': readFileSync(PROGRAM, 'utf8'),
    });
    const go = (...args: string[]) => output(['go', ...args], { cwd: FOLDER, env: ENV });
    await go('get', 'github.com/hashicorp/hcl/v2@v2.25.0');
    await go('build', '-o', 'hcl', '.');
    return new Hcl();
  }

  /** The value of each text in hexadecimal; undefined for what is none. */
  values(literals: readonly string[]): (string | undefined)[] {
    return this.#run({ literals }).values.map((hex) => hex ?? undefined);
  }

  files(files: readonly string[]): readonly HclFile[] {
    return this.#run({ files }).files;
  }

  #run(input: {
    readonly literals?: readonly string[];
    readonly files?: readonly string[];
  }): Answer {
    const options = { input: JSON.stringify(input), encoding: 'utf8', maxBuffer: 1 << 28 } as const;
    return JSON.parse(spawnSync(join(FOLDER, 'hcl'), options).stdout) as Answer;
  }
}
