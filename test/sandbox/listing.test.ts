import assert from 'node:assert/strict';
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  GetSecretValueCommand,
  ListSecretsCommand,
  type ListSecretsCommandInput,
} from '@aws-sdk/client-secrets-manager';
import { DAY, serviceError, tagList, useSandbox } from './clients';

const secrets: { Name: string; Description?: string; tags?: Record<string, string> }[] = [
  {
    Name: 'pay/dev/db',
    Description: 'Main database of payments',
    tags: { appid: 'pay01', env: 'dev' },
  },
  { Name: 'pay/prod/db', Description: 'MainDatabase', tags: { appid: 'pay01', env: 'prod' } },
  { Name: 'Pay-Report', tags: { AppId: 'rep01', owner: 'pay01' } },
  { Name: 'mixed/name-here', Description: 'nothing' },
];

describe('listing in the sandbox', () => {
  const stage = useSandbox({ seeds: [] });
  const client = () => stage.as('secrets-admin').secrets;
  const list = (input: ListSecretsCommandInput = {}) =>
    client().send(new ListSecretsCommand(input));
  const names = async (input: ListSecretsCommandInput = {}) =>
    (await list(input)).SecretList!.map(({ Name }) => Name);

  beforeEach(async () => {
    for (const { tags = {}, ...secret } of secrets) {
      await client().send(
        new CreateSecretCommand({ ...secret, SecretString: 'v', Tags: tagList(tags) }),
      );
      stage.now += DAY;
    }
  });

  const filters: [filters: Record<string, string[]>, found: number[]][] = [
    [{}, [0, 1, 2, 3]],
    [{ name: ['pay/'] }, [0, 1]],
    [{ name: ['pay'] }, [0, 1]],
    [{ name: ['dev'] }, []],
    [{ name: ['!pay'] }, [2, 3]],
    [{ name: ['pay/dev', 'mixed'] }, [0, 3]],
    [{ 'tag-key': ['app'] }, [0, 1]],
    [{ 'tag-key': ['!appid'] }, [2, 3]],
    [{ 'tag-value': ['pay01'] }, [0, 1, 2]],
    [{ 'tag-value': ['PAY'] }, []],
    // Two filters may match two different tags of one secret.
    [{ 'tag-key': ['owner'], 'tag-value': ['rep01'] }, [2]],
    [{ 'tag-key': ['appid'], 'tag-value': ['prod'] }, [1]],
    [{ description: ['main'] }, [0, 1]],
    [{ description: ['database main'] }, [0, 1]],
    [{ description: ['base'] }, []],
    [{ all: ['PAY'] }, [0, 1, 2]],
    [{ all: ['report'] }, [2]],
    [{ all: ['here'] }, []],
    [{ all: ['mixed'] }, [3]],
    [{ all: ['/'] }, []],
    [{ 'primary-region': ['eu'] }, []],
    [{ 'owning-service': ['!rds'] }, [0, 1, 2, 3]],
  ];
  for (const [wanted, found] of filters) {
    it(`finds ${found.length} by ${JSON.stringify(wanted)}`, async () => {
      const Filters = Object.entries(wanted).map(([Key, Values]) => ({
        Key: Key as 'name',
        Values,
      }));
      assert.deepEqual(
        await names({ Filters }),
        found.map((index) => secrets[index]!.Name),
      );
    });
  }

  const refused: [why: string, input: object, name: string, text?: RegExp][] = [
    [
      'a key there is not',
      { Filters: [{ Key: 'arn', Values: ['x'] }] },
      'ValidationException',
      /owning-service/,
    ],
    [
      'a value with a star',
      { Filters: [{ Key: 'name', Values: ['a/*'] }] },
      'ValidationException',
      /pattern/,
    ],
    [
      'eleven values',
      { Filters: [{ Key: 'name', Values: Array<string>(11).fill('a') }] },
      'ValidationException',
    ],
    [
      'eleven filters',
      { Filters: Array(11).fill({ Key: 'name', Values: ['a'] }) },
      'ValidationException',
    ],
    ['101 a page', { MaxResults: 101 }, 'ValidationException', /'maxResults'.*100/],
    ['none a page', { MaxResults: 0 }, 'ValidationException', /'maxResults'.*1/],
    ['a token of its own making', { NextToken: 'garbage' }, 'InvalidNextTokenException'],
    ['an order there is not', { SortBy: 'size' }, 'ValidationException'],
  ];
  for (const [why, input, name, text] of refused) {
    it(`refuses ${why}`, async () => {
      await assert.rejects(list(input), serviceError(name, text));
    });
  }

  it('comes in pages that leave nothing out', async () => {
    const found: (string | undefined)[] = [];
    let NextToken: string | undefined;
    let pages = 0;
    do {
      const page = await list({ MaxResults: 3, ...(NextToken !== undefined && { NextToken }) });
      found.push(...page.SecretList!.map(({ Name }) => Name));
      ({ NextToken } = page);
      pages += 1;
    } while (NextToken !== undefined);
    assert.equal(pages, 2);
    assert.deepEqual(
      found,
      secrets.map(({ Name }) => Name),
    );
  });

  const orders: [input: ListSecretsCommandInput, found: number[]][] = [
    [{ SortOrder: 'desc' }, [3, 2, 1, 0]],
    [{ SortBy: 'name' }, [2, 3, 0, 1]],
    [{ SortBy: 'last-accessed-date', SortOrder: 'desc' }, [1, 0, 2, 3]],
  ];
  for (const [input, found] of orders) {
    it(`sorts by ${JSON.stringify(input)}`, async () => {
      await client().send(new GetSecretValueCommand({ SecretId: 'pay/prod/db' }));
      assert.deepEqual(
        await names(input),
        found.map((index) => secrets[index]!.Name),
      );
    });
  }

  it('hides what is scheduled for deletion unless asked', async () => {
    await client().send(new DeleteSecretCommand({ SecretId: 'pay/dev/db' }));
    assert.equal((await names()).length, 3);
    const all = await list({ IncludePlannedDeletion: true });
    assert.equal(all.SecretList!.length, 4);
    assert.ok(all.SecretList![0]!.DeletedDate);
  });
});
