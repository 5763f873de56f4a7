import { join } from 'node:path';
import { looking } from './looking';
import { go } from './programs/go';
import { goTaken, goUnnamed, phpTaken, TEAM_GO, TEAM_PHP, TEAM_RUBY } from './programs/ownLookups';
import { php } from './programs/php';
import { ruby } from './programs/ruby';
import { workDirectory } from './running';
import { useStage } from './stage';
import { goBeside } from './toolchains/go';
import { phpBehind, STUB } from './toolchains/php';
import { writeAll } from './toolchains/process';
import { RUBY } from './toolchains/ruby';
import type { Toolchain } from './toolchains/toolchain';
import { describeTrips } from './trips';

describe('lookup styles: the team’s own function in Go, Ruby and PHP', function () {
  this.timeout(600_000);
  const stage = useStage();
  const folder = join(workDirectory, 'team');

  const inGo = looking({
    go: { import: '"example.com/roundtrip/teamsecrets"', call: 'teamsecrets.Get({name})' },
  });
  const unnamed = looking({
    go: { import: '"example.com/roundtrip/team-secrets"', call: 'secrets.Get({name})' },
  });
  describeTrips(
    {
      name: 'Go',
      languageId: 'go',
      toolchain: goBeside({ 'teamsecrets/secrets.go': TEAM_GO }),
      programs: [
        ...inGo('Go', [...go, ...goTaken], 'main.go'),
        ...unnamed('no path', goUnnamed, 'main.go'),
      ],
      manifests: [],
    },
    stage,
  );

  const inRuby = looking({
    ruby: { import: 'require "team_secrets"', call: 'TeamSecrets.read({name})' },
  });
  const rubyToolchain: Toolchain = {
    ...RUBY,
    build: async (programs, env) => {
      await writeAll(folder, { 'team_secrets.rb': TEAM_RUBY });
      return RUBY.build(programs, { ...env, RUBYLIB: folder });
    },
  };
  describeTrips(
    {
      name: 'Ruby',
      languageId: 'ruby',
      toolchain: rubyToolchain,
      programs: inRuby('Ruby', ruby, 'main.rb'),
      manifests: [],
    },
    stage,
  );

  const inPhp = looking({ php: { import: 'use Shop\\Vault;', call: 'Vault::read({name})' } });
  const behind = phpBehind(join(folder, 'prepended.php'));
  const phpToolchain: Toolchain = {
    ...behind,
    build: async (programs, env) => {
      const prepended = `<?php\nrequire '${STUB}';\nrequire __DIR__ . '/Vault.php';\n`;
      await writeAll(folder, { 'prepended.php': prepended, 'Vault.php': TEAM_PHP });
      return behind.build(programs, env);
    },
  };
  describeTrips(
    {
      name: 'PHP',
      languageId: 'php',
      toolchain: phpToolchain,
      programs: inPhp('PHP', [...php, ...phpTaken], 'main.php'),
      manifests: [],
    },
    stage,
  );
});
