import { acceptFinding } from './accept';
import type { Handlers } from './commands';
import { ignoreHere } from './ignore';
import { insertLookup } from './insertLookup';
import { moveAllInFile, moveSecret } from './move';
import { openSample, startSandbox } from './sample';
import type { Scanning } from './scanning';
import { scanWorkspace } from './scanWorkspace';
import { copyArn, copyName } from './secretArguments';
import type { SecretsTree } from './secretsTree';
import type { Services } from './services';
import { signIn } from './signIn';
import { selectTarget } from './targets';
import { undoMove } from './undoMove';

/** What each command of package.json does. */
export function handlers(services: Services, tree: SecretsTree, scanning: Scanning): Handlers {
  const thenRelist = (work: Promise<unknown>): Promise<unknown> =>
    work.finally(() => {
      tree.relist();
    });
  return {
    scanWorkspace: () => scanWorkspace({ ...services, files: scanning.files }),
    moveSecret: (...args) => thenRelist(moveSecret(services, args)),
    moveAllInFile: () => thenRelist(moveAllInFile(services)),
    insertLookup: (...args) => insertLookup(services, args),
    undoLastMove: (...args) => thenRelist(undoMove(services, args)),
    selectTarget: () => selectTarget(services),
    signIn: async () => {
      if (await signIn(services.session)) tree.refresh();
    },
    startSandbox: () => startSandbox(services),
    openSample: () => openSample(services),
    acceptFinding: (...args) => acceptFinding(services, args),
    ignoreHere: (...args) => ignoreHere(services, args),
    refresh: () => {
      tree.refresh();
    },
    openByName: () => tree.openByName(),
    loadMore: () => tree.more(),
    copyName,
    copyArn,
  };
}
