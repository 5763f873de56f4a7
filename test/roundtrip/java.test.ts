import { java } from './programs/java';
import { javaContexts, javaExpectations } from './programs/javaContexts';
import { group } from './programs/program';
import { useStage } from './stage';
import { JAVA } from './toolchains/jvm';
import { describeTrips } from './trips';

describe('round trips: Java', function () {
  this.timeout(240_000);
  describeTrips(
    {
      name: 'Java',
      languageId: 'java',
      toolchain: JAVA,
      programs: group('Java', [...java, ...javaContexts], { file: 'Main.java' }),
      manifests: [{ kind: 'pom.xml', path: 'pom.xml', text: '<project>\n</project>\n' }],
      expectations: javaExpectations,
    },
    useStage(),
  );
});
