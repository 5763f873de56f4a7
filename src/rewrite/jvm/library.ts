import type { ProjectFacts } from '../adapter';
import { addTo, type Dependency, type Outcome } from '../dependencies';
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

/** How the project's build gets the library. */
export function libraryDependencies(project: ProjectFacts): Dependency[] {
  return addTo(project, ['pom.xml', 'build.gradle', 'build.gradle.kts'], (text, kind) =>
    kind === 'pom.xml'
      ? addToPom(text, LIBRARY)
      : addToGradle(text, LIBRARY, kind === 'build.gradle.kts'),
  );
}

/** What is left to install by hand, as a sentence. */
export function libraryToInstall(outcome: Outcome): string {
  return outcome === 'none'
    ? `Add ${COORDINATES} to the build: no build file could be edited for it.`
    : '';
}
