import { entraSecret } from '../checksAzure';
import { sharedAccessSignature } from '../checksExpiry';
import type { Rule } from '../rule';
import { credentialOf, named } from './named';
import { under } from './notations';
import { sample, sampleUuid } from './sample';

const LEARN = 'https://learn.microsoft.com/';
const STORAGE_KEYS = LEARN + 'azure/storage/common/storage-account-keys-manage';
const ENTRA_SECRETS = LEARN + 'entra/identity-platform/how-to-add-credentials';
const PURVIEW = LEARN + 'purview/sit-defn-azure-';

/** The emulators' keys of storage and Cosmos DB: the same for all, and documented. */
const NOT_EMULATOR = '(?!Eby8vdM02xNOcqFl|C2y6yDjf5/R\\+ob0N8A7Cgv)';
const KEY_64 = `${NOT_EMULATOR}[A-Za-z0-9+/]{86}==`;
const KEY_32 = '[A-Za-z0-9+/]{43}=';

const key64 = (): string => sample('base64', 86) + '==';
const key32 = (): string => sample('base64', 43) + '=';

/** Microsoft Azure: accounts, shared access and Entra, by name, connection string or address. */
export const AZURE_RULES: readonly Rule[] = [
  {
    id: 'azure-storage-key',
    title: 'Azure account key (storage, Cosmos DB, Batch)',
    type: 'third-party-credential',
    func: 'azure',
    keywords: [
      'accountkey',
      'account_key',
      'account-key',
      'accesskey',
      'access_key',
      'storage_key',
      'storage-key',
      'storagekey',
      'azure_key',
      'azurekey',
      'azure_storage',
      'azurestorage',
      'cosmos',
      'documentdb',
      'batch_key',
      'sharedkey',
      'masterkey',
      'master_key',
      'primarykey',
      'primary_key',
    ],
    ...named(KEY_64),
    entropy: 4.5,
    rotate: STORAGE_KEYS,
    source: PURVIEW + 'storage-account-key',
    hits: () => [
      `AccountName=shop;AccountKey=${key64()};EndpointSuffix=core.windows.net`,
      `AccountEndpoint=https://shop.documents.azure.com:443/;AccountKey=${key64()};`,
      ...under('AZURE_STORAGE_KEY', key64()),
      ...under('COSMOS_PRIMARY_KEY', key64()),
      `client = CosmosClient(url, credential="${key64()}")`,
    ],
    misses: () => [
      'AccountKey=' + sample('base64', 40),
      'UseDevelopmentStorage=true',
      'AccountKey=' + 'Eby8vd' + 'M02xNOcqFl' + sample('base64', 70) + '==',
    ],
  },
  {
    id: 'azure-shared-access-key',
    title: 'Azure shared access key (Service Bus, Event Hubs, IoT Hub, SignalR)',
    type: 'third-party-credential',
    func: 'azure',
    keywords: ['sharedaccesskey=', 'accesskey=', 'azconfig.io'],
    pattern:
      /(?:(?:Shared)?AccessKey=|azconfig\.io;[^\s"'<>]{0,120}?Secret=)(?<value>[A-Za-z0-9+/]{43}=|[A-Za-z0-9]{84})(?![A-Za-z0-9+/=])/diy,
    entropy: 4,
    rotate: LEARN + 'azure/service-bus-messaging/service-bus-sas',
    source: PURVIEW + 'service-bus-shared-access-signature',
    hits: () => [
      `Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=r;SharedAccessKey=${key32()}`,
      `HostName=x.azure-devices.net;DeviceId=d;SharedAccessKey=${key32()}`,
      `Endpoint=https://x.service.signalr.net;AccessKey=${key32()};Version=1.0;`,
      `endpoint=https://x.communication.azure.com/;accesskey=${sample('base62', 84)}`,
      `Endpoint=https://x.azconfig.io;Id=a-l0-s0:Xy;Secret=${key32()}`,
    ],
    misses: () => [
      'SharedAccess' + 'Key=' + sample('base64', 20),
      'Endpoint=https://x.azconfig.io;Id=a-l0-s0:Xy',
      'HostName=x.azure-devices.net;DeviceId=d;x509=true',
    ],
  },
  {
    id: 'azure-service-key',
    title: 'Azure service key of 256 bits under its name',
    type: 'third-party-credential',
    func: 'azure',
    keywords: [
      'aeg-sas-key',
      'azure',
      'servicebus',
      'service_bus',
      'eventhub',
      'event_hub',
      'eventgrid',
      'event_grid',
      'iothub',
      'iot_hub',
      'signalr',
      'redis.cache.windows.net',
    ],
    ...named(KEY_32, String.raw`[\w.$-]{1,60}(?::6380,password)?`),
    confidence: 'medium',
    entropy: 4,
    rotate: LEARN + 'azure/key-vault/secrets/tutorial-rotation-dual',
    hits: () => [
      ...under('AZURE_SERVICE_BUS_KEY', key32()),
      `curl -H "aeg-sas-key: ${key32()}" https://t.westeurope-1.eventgrid.azure.net/api/events`,
      `x.redis.cache.windows.net:6380,password=${key32()},ssl=True`,
    ],
    misses: () => [
      `AZURE_TENANT_ID=${sampleUuid()}`,
      `azure_key: ${sample('hex', 43)}=`.slice(0, 40),
    ],
  },
  {
    id: 'azure-sas-signature',
    title: 'Azure shared access signature',
    type: 'third-party-credential',
    func: 'azure',
    keywords: ['sig='],
    pattern:
      /(?<=[?&;"']|u0026)sig=(?<value>(?:[A-Za-z0-9+/_-]|%2[BbFf]){40,60}(?:=|%3[Dd]){0,2})(?![A-Za-z0-9])/dy,
    entropy: 4,
    check: sharedAccessSignature,
    rotate: STORAGE_KEYS,
    source: LEARN + 'rest/api/storageservices/create-service-sas',
    hits: () => [
      `https://x.blob.core.windows.net/c?sv=2022-11-02&sp=r&sig=${sample('base62', 43)}%3D`,
      `"?sp=r&amp;se=2099-01-01T00:00:00Z&amp;sig=${sample('base62', 43)}%3D&amp;sv=2022-11-02"`,
      `BlobEndpoint=https://x.blob.core.windows.net/;SharedAccessSignature=sv=2021-06-08&sig=${sample('base62', 43)}%3D`,
      `SharedAccessSignature sr=x.servicebus.windows.net%2fq&sig=${sample('base62', 43)}%3d&se=4102444800&skn=r`,
    ],
    misses: () => [
      'https://example.org/?a=b&sig=' + sample('base62', 43),
      'https://x.blob.core.windows.net/c?sv=2022-11-02&sp=r&sig=short',
    ],
  },
  {
    id: 'azure-ad-client-secret',
    title: 'Microsoft Entra client secret',
    type: 'client-credential',
    func: 'azure',
    keywords: ['q~'],
    anchor: 'word',
    pattern: /(?<![A-Za-z0-9~_.-])[A-Za-z0-9~_.-]{3}\dQ~[A-Za-z0-9~_.-]{31,34}(?![A-Za-z0-9~_-])/y,
    check: entraSecret,
    rotate: ENTRA_SECRETS,
    source: PURVIEW + 'ad-client-secret',
    hits: () => {
      const secret = sample('base62', 3) + '8Q' + '~' + sample('base62', 34);
      return [`secret: "${secret}"`, ...under('AZURE_CLIENT_SECRET', secret)];
    },
    misses: () => ['a' + '8Q' + '~' + sample('base62', 34)],
  },
  {
    id: 'azure-ad-legacy-client-secret',
    title: 'Microsoft Entra client secret, older form',
    type: 'client-credential',
    func: 'azure',
    keywords: [
      'azure_client_secret',
      'azureclientsecret',
      'azure-client-secret',
      'arm_client_secret',
      'arm-client-secret',
      'armclientsecret',
      'aad_client_secret',
      'aadclientsecret',
      'azuread',
      'azure_ad',
      'ida:clientsecret',
      'ida:appkey',
    ],
    ...credentialOf(
      '(?:azure[-_]?client|arm[-_]?client|aad[-_]?client|azure[-_]?ad|ida:client|ida:app)',
      '(?=[^\\s"\']{0,43}?[0-9])(?=[^\\s"\']{0,43}?[A-Za-z])[A-Za-z0-9.=:\\[_@*\\]+?/~-]{32,44}',
      'secret|password|key',
    ),
    confidence: 'medium',
    entropy: 3.8,
    rotate: ENTRA_SECRETS,
    hits: () => [
      ...under('AZURE_CLIENT_SECRET', sample('base62', 16) + ':?' + sample('base62', 13) + '.'),
      ...under('ARM_CLIENT_SECRET', key32()),
      `<add key="ida:ClientSecret" value="${key32()}" />`,
    ],
    misses: () => [
      `AZURE_CLIENT_ID=${sampleUuid()}`,
      'azure_client_secret = var.azure_client_secret_production',
      'AZURE_CLIENT_SECRET_NAME=my-secret-name-in-the-key-vault',
    ],
  },
  {
    id: 'azure-ad-refresh-token',
    title: 'Microsoft Entra refresh token',
    type: 'third-party-credential',
    func: 'azure',
    keywords: [
      'refresh_token',
      'refreshtoken',
      'refresh-token',
      '"secret": "0.a',
      '"secret": "1.a',
    ],
    ...named(String.raw`[01]\.A[A-Za-z0-9_-]{200,2400}`, String.raw`"?[\w-]{6,40}`),
    confidence: 'medium',
    rotate: LEARN + 'graph/api/user-revokesigninsessions',
    hits: () => under('AZURE_REFRESH_TOKEN', '0.A' + sample('base62', 700)),
    misses: () => ['refresh_token: 0.Abc', `refresh_token=${sample('base62', 700)}`],
  },
];
