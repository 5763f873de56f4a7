import assert from 'node:assert/strict';
import { applyEdits, type TextEdit } from '../../src/base/text';
import { addToCsproj } from '../../src/rewrite/manifests/csproj';

function result(text: string, edit: TextEdit | 'unchanged' | undefined): string | undefined {
  return typeof edit === 'object' ? applyEdits(text, [edit]) : edit;
}

describe('.csproj', () => {
  const sdk = (...lines: string[]): string =>
    ['<Project Sdk="Microsoft.NET.Sdk">', ...lines, '</Project>', ''].join('\n');
  const group = (...lines: string[]): string[] => ['  <ItemGroup>', ...lines, '  </ItemGroup>'];
  const reference = (name: string): string =>
    `    <PackageReference Include="${name}" Version="2.*" />`;
  const cases: Record<string, [string, string | undefined]> = {
    'without packages': [
      sdk('  <PropertyGroup />'),
      sdk('  <PropertyGroup />', '', ...group(reference('M'))),
    ],
    'sorted stays sorted': [
      sdk(...group(reference('A'), reference('Z'))),
      sdk(...group(reference('A'), reference('M'), reference('Z'))),
    ],
    'behind the last': [
      sdk('', ...group(reference('A')), ''),
      sdk('', ...group(reference('A'), reference('M')), ''),
    ],
    'a group on a condition is passed over, and so is a comment': [
      sdk(
        '  <ItemGroup Condition="a">',
        reference('A'),
        '  </ItemGroup>',
        '<!--',
        reference('M'),
        '-->',
      ),
      sdk(
        '  <ItemGroup Condition="a">',
        reference('A'),
        '  </ItemGroup>',
        '<!--',
        reference('M'),
        '-->',
        '',
        ...group(reference('M')),
      ),
    ],
    'already there': [sdk(...group(reference('m'))), 'unchanged'],
    'versions kept elsewhere': [sdk(...group('    <PackageReference Include="A" />')), undefined],
    'the old style': ['<Project ToolsVersion="15.0">\n</Project>\n', undefined],
    'CR LF': [
      sdk(...group(reference('A'))).replaceAll('\n', '\r\n'),
      sdk(...group(reference('A'), reference('M'))).replaceAll('\n', '\r\n'),
    ],
  };
  for (const [name, [before, after]] of Object.entries(cases)) {
    it(name, () => {
      assert.equal(result(before, addToCsproj(before, 'M', '2.*')), after);
    });
  }
});
