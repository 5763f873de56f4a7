import type { Scheme } from '../../src/tagging/scheme';

const rule = (key: string): Scheme['tags'][number] => ({ key, required: true });

/** The guidance's scheme: the application's name is carried by the tag `name`. */
export const guidance: Scheme = {
  tags: ['name', 'appid', 'appfunc', 'appenv', 'dataclassification'].map(rule),
  nameTemplate: '{appname}/{appid}/{appfunc}/{appenv}/{secret}',
  environments: [],
};

/** A team's own, with other keys. */
export const ownScheme: Scheme = {
  tags: ['team', 'stage', 'owner'].map(rule),
  nameTemplate: 'x/{team}/{stage}/{secret}',
  environments: [],
};
