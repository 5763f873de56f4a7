import { annotatedKey, identifiableKey } from '../checksAzure';
import { marvin32 } from '../marvin';
import type { SecretType } from '../finding';
import type { Rule } from '../rule';
import { spelled } from './notations';
import { prefixed } from './prefixed';
import { sample } from './sample';

const LEARN = 'https://learn.microsoft.com/azure/';

/** A service whose keys carry its mark before the checksum. */
interface Service {
  /** Rule id and `appfunc` tag. */
  readonly id: string;
  readonly func: string;
  readonly title: string;
  readonly type?: SecretType;
  /** Four characters of base64. */
  readonly mark: string;
  /** Of the key, without the checksum and its padding. */
  readonly bytes: 32 | 39 | 40 | 64;
  /** What the service calls its kinds of keys in the checksum. */
  readonly seeds: readonly string[];
  readonly rotate: string;
}

const MESSAGING_SEEDS = ['Send0000', 'Listen00', 'Manage00', 'System00', 'Unknown0'];

/** Marks and seeds: github.com/microsoft/security-utilities, IdentifiableMetadata. */
const SERVICES: readonly Service[] = [
  {
    id: 'azure-storage-identifiable-key',
    func: 'azure-storage',
    title: 'Azure Storage account key',
    mark: '+ASt',
    bytes: 64,
    seeds: ['Default0'],
    rotate: 'storage/common/storage-account-keys-manage',
  },
  {
    id: 'azure-cosmos-db-key',
    func: 'azure-cosmos-db',
    title: 'Azure Cosmos DB account key',
    type: 'database-credential',
    mark: 'ACDb',
    bytes: 64,
    seeds: ['MastRW00', 'MastRO00', 'Resour00', 'SystRW00', 'SystRO00', 'SysAll00', 'Encryp00'],
    rotate: 'cosmos-db/how-to-rotate-keys',
  },
  {
    id: 'azure-batch-key',
    func: 'azure-batch',
    title: 'Azure Batch account key',
    mark: '+ABa',
    bytes: 64,
    seeds: ['AbAcct00'],
    rotate: 'batch/account-key-rotation',
  },
  {
    id: 'azure-machine-learning-key',
    func: 'azure-machine-learning',
    title: 'Azure Machine Learning web service key',
    mark: '+AMC',
    bytes: 64,
    seeds: ['Classic0'],
    rotate: 'machine-learning/how-to-authenticate-online-endpoint',
  },
  {
    id: 'azure-api-management-key',
    func: 'azure-api-management',
    title: 'Azure API Management key',
    mark: 'APIM',
    bytes: 64,
    seeds: ['Tenant00', 'Gatewy00', 'GitKey00', 'IoTHub00'],
    rotate: 'api-management/api-management-subscriptions',
  },
  {
    id: 'azure-service-bus-key',
    func: 'azure-service-bus',
    title: 'Azure Service Bus key',
    mark: '+ASb',
    bytes: 32,
    seeds: MESSAGING_SEEDS,
    rotate: 'service-bus-messaging/service-bus-sas',
  },
  {
    id: 'azure-event-hubs-key',
    func: 'azure-event-hubs',
    title: 'Azure Event Hubs key',
    mark: '+AEh',
    bytes: 32,
    seeds: MESSAGING_SEEDS,
    rotate: 'event-hubs/authorize-access-shared-access-signature',
  },
  {
    id: 'azure-relay-key',
    func: 'azure-relay',
    title: 'Azure Relay key',
    mark: '+ARm',
    bytes: 32,
    seeds: MESSAGING_SEEDS,
    rotate: 'azure-relay/relay-authentication-and-authorization',
  },
  {
    id: 'azure-iot-key',
    func: 'azure-iot',
    title: 'Azure IoT Hub, device or provisioning key',
    mark: 'AIoT',
    bytes: 32,
    seeds: ['IoTHub00', 'DpsKey00', 'Device00'],
    rotate: 'iot-hub/authenticate-authorize-sas',
  },
  {
    id: 'azure-redis-key',
    func: 'azure-redis',
    title: 'Azure Cache for Redis key',
    type: 'database-credential',
    mark: 'AzCa',
    bytes: 32,
    seeds: ['Access00'],
    rotate: 'azure-cache-for-redis/cache-configure#access-keys',
  },
  {
    id: 'azure-search-key',
    func: 'azure-search',
    title: 'Azure AI Search key',
    mark: 'AzSe',
    bytes: 39,
    seeds: ['Query000', 'PAdmin00'],
    rotate: 'search/search-security-api-keys',
  },
  {
    id: 'azure-container-registry-key',
    func: 'azure-container-registry',
    title: 'Azure Container Registry password',
    mark: '+ACR',
    bytes: 39,
    seeds: ['ACRDflt0'],
    rotate: 'container-registry/container-registry-authentication#admin-account',
  },
  {
    id: 'azure-functions-identifiable-key',
    func: 'azure-functions',
    title: 'Azure Functions key',
    mark: 'AzFu',
    bytes: 40,
    seeds: ['Functi00', 'Master00', 'System00'],
    rotate: 'azure-functions/function-keys-how-to',
  },
];

/** Length of the key in base64, without padding, and its padding. */
const SIZES = { 32: [43, '='], 39: [52, ''], 40: [54, '=='], 64: [86, '=='] } as const;
/** Of the checksum, in base64. */
const CHECKSUM = 6;

function identifiableRule(service: Service): Rule {
  const { id, title, func, mark, bytes, seeds } = service;
  const [length, padding] = SIZES[bytes];
  const body = `[A-Za-z0-9+/_-]{${length - CHECKSUM - mark.length}}`;
  const form = `${body}${mark.replace('+', '[+-]')}[A-Za-z0-9+/_-]{${CHECKSUM}}`;
  return {
    id,
    title,
    type: service.type ?? 'third-party-credential',
    func,
    keywords: [mark.toLowerCase()],
    anchor: 'word',
    pattern: prefixed(padding ? `${form}(?:${padding}|%3[Dd])?` : form, 'A-Za-z0-9+/_-'),
    check: identifiableKey(...seeds),
    rotate: LEARN + service.rotate,
    source: 'https://github.com/microsoft/security-utilities',
    hits: () => spelled(identifiableSample(service)),
    misses: () => [
      identifiableSample(service).slice(2),
      sample('base64', 20) + mark + sample('base64', 6),
      `${mark}-`,
    ],
  };
}

/** A key as the service makes it, checksum and all. */
function identifiableSample({ mark, bytes, seeds }: Service): string {
  const [length] = SIZES[bytes];
  const text = sample('base62', length - CHECKSUM - mark.length) + mark + 'A'.repeat(CHECKSUM);
  const key = Buffer.from(text, 'base64');
  key.writeUInt32LE(marvin32(key.subarray(0, -4), seeds[0] ?? ''), key.length - 4);
  return key.toString('base64');
}

/** Keys of Microsoft Azure that say themselves whose they are. */
export const AZURE_KEY_RULES: readonly Rule[] = [
  ...SERVICES.map(identifiableRule),
  {
    id: 'azure-devops-token',
    title: 'Azure DevOps personal access token',
    type: 'third-party-credential',
    func: 'azure-devops',
    keywords: ['azdo'],
    anchor: 'word',
    pattern: prefixed('[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}', 'A-Za-z0-9'),
    check: annotatedKey,
    rotate:
      'https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate',
    source: 'https://learn.microsoft.com/purview/sit-defn-azure-devops-personal-access-token',
    hits: () => spelled(annotatedSample('AZDO')),
    misses: () => [sample('base62', 60) + 'AZ' + 'DO' + sample('base62', 4)],
  },
  {
    id: 'azure-openai-key',
    title: 'Azure OpenAI or AI services key',
    type: 'third-party-credential',
    func: 'azure-openai',
    keywords: ['acog'],
    anchor: 'word',
    pattern: prefixed('[A-Za-z0-9]{76}ACOG[A-Za-z0-9]{4}', 'A-Za-z0-9'),
    check: annotatedKey,
    rotate: LEARN + 'ai-services/rotate-keys',
    hits: () => spelled(annotatedSample('ACOG')),
    misses: () => [sample('base62', 40) + 'AC' + 'OG' + sample('base62', 4), 'acoger'],
  },
  {
    id: 'azure-annotated-key',
    title: 'Key of an Azure service',
    type: 'third-party-credential',
    func: 'azure',
    keywords: ['jqqj9'],
    anchor: 'word',
    pattern: prefixed('[A-Za-z0-9]{52}JQQJ9[9DH][A-Za-z0-9]{26}(?:[A-Za-z0-9]{2}==)?', 'A-Za-z0-9'),
    check: annotatedKey,
    rotate: LEARN + 'key-vault/secrets/tutorial-rotation-dual',
    source: 'https://github.com/microsoft/security-utilities',
    hits: () => spelled(annotatedSample('AZEG')),
    misses: () => [sample('base62', 40) + 'JQQ' + 'J99' + sample('base62', 26)],
  },
  {
    id: 'common-annotated-secret',
    title: 'Common annotated security key',
    type: 'third-party-credential',
    func: 'azure',
    keywords: ['qjjq'],
    anchor: 'word',
    // 128, 256, 384 or 512 bits, the mark, sizes and kinds, the provider, up to four fields, the time.
    pattern: prefixed(
      '(?:[A-Za-z0-9_-]{24}|[A-Za-z0-9_-]{44}|[A-Za-z0-9_-]{64}|[A-Za-z0-9_-]{88})' +
        'QJJQA[A-E][A-E][A-Za-z0-9_-]{5}(?:[A-Za-z0-9_-]{4}){0,4}AA[A-Za-z0-9_-]{6}',
    ),
    confidence: 'medium',
    entropy: 4,
    rotate: LEARN + 'key-vault/secrets/tutorial-rotation-dual',
    source: 'https://github.com/microsoft/cask',
    hits: () => spelled(sample('base62', 43) + 'AQJ' + 'JQACAxSHOP' + 'AAABcDeF'),
    misses: () => [sample('base62', 30) + 'QJ' + 'JQACAxSHOP' + 'AAABcDeF'],
  },
];

/** A key of the 84-character family as the services make it. */
function annotatedSample(provider: string): string {
  const fixed = 'JQQ' + 'J99BCACYeBjFXJ3w3AAAB' + provider;
  const sum = Buffer.alloc(4);
  for (let seed = 1; ; seed++) {
    const body = sample('base62', 52, seed) + fixed;
    sum.writeUInt32LE(marvin32(Buffer.from(body, 'base64'), 'Default0'));
    const tail = sum.toString('base64').slice(0, 4);
    // A key whose checksum has a sign in it is drawn again: they are letters and digits.
    if (/^[A-Za-z0-9]{4}$/.test(tail)) return body + tail;
  }
}
