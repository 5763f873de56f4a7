import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import manifest from '../package.json';

const root = join(__dirname, '..');
const { commands, configuration, menus, views, viewsWelcome, walkthroughs } = manifest.contributes;
const ids = commands.map(({ command }) => command);

/** The sources that may read a setting or register a command, as one text. */
async function frontSources(): Promise<string> {
  const folder = join(root, 'src/ui');
  const files = (await readdir(folder)).map((name) => join(folder, name));
  const texts = [...files, join(root, 'src/extension.ts')].map((file) => readFile(file, 'utf8'));
  return (await Promise.all(texts)).join('\n');
}

describe('package.json', () => {
  let sources = '';
  before(async () => {
    sources = await frontSources();
  });

  it('declares exactly the commands that are handled', () => {
    const table =
      /function handlers\([\s\S]*?return \{([\s\S]*?)\n {2}\};/.exec(sources)?.[1] ?? '';
    const handled = [...table.matchAll(/^ {4}(\w+)[:,]/gm)].map(
      ([, id = '']) => `secretFerry.${id}`,
    );
    assert.deepEqual([...handled].sort(), [...ids].sort());
  });

  it('gives every command a category and a title of its own', () => {
    for (const { command, category } of commands) assert.equal(category, 'Secret Ferry', command);
    assert.equal(new Set(commands.map(({ title }) => title)).size, commands.length);
  });

  it('uses only declared commands in menus, and each somewhere a person can reach it', () => {
    const entries = Object.values(menus).flat();
    for (const { command } of entries) assert.ok(ids.includes(command), command);
    const hidden = menus.commandPalette.filter(({ when }) => when === 'false');
    const others = [...menus['view/title'], ...menus['view/item/context']];
    for (const { command } of hidden) {
      assert.ok(
        others.some((entry) => entry.command === command),
        `${command} is hidden from the palette and in no menu`,
      );
    }
  });

  it('links only to commands that exist', () => {
    const texts = [
      ...viewsWelcome.map(({ contents }) => contents),
      ...walkthroughs.flatMap(({ steps }) => steps.map(({ description }) => description)),
    ];
    const linked = texts.flatMap((text) => [...text.matchAll(/command:(secretFerry\.\w+)/g)]);
    assert.ok(linked.length > 0);
    for (const [, command = ''] of linked) assert.ok(ids.includes(command), command);
  });

  it('names a view of its own wherever a view is named', () => {
    const known = Object.values(views).flatMap((list) => list.map(({ id }) => id));
    for (const { view } of viewsWelcome) assert.ok(known.includes(view), view);
    for (const id of known) assert.ok(sources.includes(`'${id}'`), `nothing fills ${id}`);
  });

  it('asks for trust wherever AWS or code is touched', () => {
    const trusted = ['moveSecret', 'moveAllInFile', 'insertLookup', 'undoLastMove', 'selectTarget'];
    for (const id of trusted) {
      const command = commands.find((one) => one.command === `secretFerry.${id}`);
      assert.match(command?.enablement ?? '', /isWorkspaceTrusted/, id);
    }
  });

  it('declares only settings that are read, and reads only declared ones', () => {
    const declared = Object.keys(configuration.properties).map((key) =>
      key.slice('secretFerry.'.length),
    );
    for (const key of declared) {
      assert.match(sources, new RegExp(`setting\\('${key.replaceAll('.', '\\.')}'[,)]`), key);
    }
  });

  it('keeps everything that chooses a target out of reach of a workspace', () => {
    const restricted = manifest.capabilities.untrustedWorkspaces.restrictedConfigurations;
    for (const [key, property] of Object.entries(configuration.properties)) {
      const choosesTarget = key.includes('.aws.') || key.endsWith('principalTags');
      assert.equal(property.scope === 'machine', choosesTarget, key);
      assert.equal(restricted.includes(key), choosesTarget, key);
    }
  });

  it('names only files that exist', () => {
    const icons = Object.values(views).flatMap((list) => list.map(({ icon }) => icon));
    const media = walkthroughs.flatMap(({ steps }) => steps.map((step) => step.media.svg));
    const schemas = manifest.contributes.jsonValidation.map(({ url }) => url);
    for (const file of [...icons, ...media, ...schemas]) {
      assert.ok(existsSync(join(root, file)), file);
    }
  });
});
