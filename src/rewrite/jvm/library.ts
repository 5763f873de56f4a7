import type { FileEdits, ProjectFacts } from '../adapter';
import { addToGradle } from '../manifests/gradle';
import { addToPom } from '../manifests/pom';

/** The class of caches, and its package (aws-secretsmanager-caching-java 2.1.1, Java 8 or newer). */
export const CACHE_CLASS = 'SecretCache';
export const CACHE_PACKAGE = 'com.amazonaws.secretsmanager.caching';
export const CACHE_NAME = `${CACHE_PACKAGE}.${CACHE_CLASS}`;

const LIBRARY = {
  group: 'com.amazonaws.secretsmanager',
  artifact: 'aws-secretsmanager-caching-java',
  version: '2.1.1',
};

/** The library as Gradle and people name it. */
export const COORDINATES = `${LIBRARY.group}:${LIBRARY.artifact}:${LIBRARY.version}`;

/** Methods of caches and SDK clients whose argument is the name of a secret. */
export const LOOKUPS = /^(?:getSecretString|getSecretBinary|refreshNow|secretId|getSecretValue)$/;

/** Calls that compare a text with another. */
export const COMPARISONS =
  /^(?:equals|equalsIgnoreCase|contentEquals|compareTo|compareToIgnoreCase)$/;

/** Plugins of apps that run on a device, where code has no AWS credentials of its own. */
const DEVICE_PLUGIN = /com\.android\.(?:application|library)|\bandroid\s*\{/;

/** Why a project's code can't look secrets up at all, as the end of a sentence. */
export function projectProblem({ manifests }: ProjectFacts): string | undefined {
  const gradle = manifests.filter(({ kind }) => kind.startsWith('build.gradle'));
  return gradle.some(({ text }) => DEVICE_PLUGIN.test(text))
    ? 'an app on somebody’s device can’t keep a secret; move the call that needs it to a server'
    : undefined;
}

/** Adds the library to the manifests, for the findings of the given indices. */
export function libraryEdits(project: ProjectFacts, findings: readonly number[]): FileEdits[] {
  return manifestEdits(project).flatMap(({ path, edit }) =>
    edit && edit !== 'unchanged' ? [{ path, edits: [{ ...edit, findings }] }] : [],
  );
}

/** What is left to install by hand, as a sentence. */
export function libraryToInstall(project: ProjectFacts): string {
  const settled = manifestEdits(project).some(({ edit }) => edit !== undefined);
  return settled ? '' : `Add ${COORDINATES} to the build: no build file could be edited for it.`;
}

function manifestEdits({ manifests }: ProjectFacts) {
  return manifests.flatMap(({ kind, path, text }) => {
    if (kind === 'pom.xml') return [{ path, edit: addToPom(text, LIBRARY) }];
    if (!kind.startsWith('build.gradle')) return [];
    return [{ path, edit: addToGradle(text, LIBRARY, kind.endsWith('.kts')) }];
  });
}
