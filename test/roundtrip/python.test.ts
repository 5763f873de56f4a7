import { pythonFields } from './programs/fields';
import { python } from './programs/python';
import { pythonContexts, pythonExpectations } from './programs/pythonContexts';
import { group } from './programs/program';
import { useStage } from './stage';
import { PYTHON } from './toolchains/python';
import { describeTrips } from './trips';

describe('round trips: Python', function () {
  this.timeout(240_000);
  describeTrips(
    {
      name: 'Python',
      languageId: 'python',
      toolchain: PYTHON,
      programs: group('Python', [...python, ...pythonContexts, ...pythonFields], {
        file: 'main.py',
      }),
      manifests: [{ kind: 'requirements.txt', path: 'requirements.txt', text: '' }],
      expectations: pythonExpectations,
    },
    useStage(),
  );
});
