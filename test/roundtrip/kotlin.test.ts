import { kotlin } from './programs/kotlin';
import { kotlinContexts, kotlinExpectations } from './programs/kotlinContexts';
import { group } from './programs/program';
import { useStage } from './stage';
import { KOTLIN } from './toolchains/jvm';
import { describeTrips } from './trips';

describe('round trips: Kotlin', function () {
  this.timeout(480_000);
  describeTrips(
    {
      name: 'Kotlin',
      languageId: 'kotlin',
      toolchain: KOTLIN,
      programs: group('Kotlin', [...kotlin, ...kotlinContexts], { file: 'Main.kt' }),
      manifests: [
        { kind: 'build.gradle.kts', path: 'build.gradle.kts', text: 'dependencies {\n}\n' },
      ],
      expectations: kotlinExpectations,
    },
    useStage(),
  );
});
