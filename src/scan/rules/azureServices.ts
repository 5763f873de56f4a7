import { devOpsToken } from '../checksAzure';
import type { Rule } from '../rule';
import { credentialOf, hex, named } from './named';
import { under } from './notations';
import { sample } from './sample';

const LEARN = 'https://learn.microsoft.com/';
const PURVIEW = LEARN + 'purview/sit-defn-azure-';

const base32 = (length: number): string => sample('base32', length).toLowerCase();

/** Services of Microsoft Azure: what is told by its name or its address. */
export const AZURE_SERVICE_RULES: readonly Rule[] = [
  {
    id: 'azure-logic-app-url',
    title: 'Azure Logic Apps or Power Automate trigger address',
    type: 'third-party-credential',
    func: 'azure-logic-apps',
    keywords: ['/workflows/'],
    pattern:
      /\/workflows\/[0-9a-f]{32}\/triggers\/[^\s"'<>]{1,300}?(?:[?&;]|u0026)sig=(?<value>[A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])/dy,
    rotate: LEARN + 'azure/logic-apps/logic-apps-securing-a-logic-app#regenerate-access-keys',
    hits: () => {
      const url =
        `https://prod-1.westeurope.logic.azure.com:443/workflows/${sample('hex', 32)}/triggers/manual/` +
        `paths/invoke?api-version=2016-10-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=${sample('base62', 43)}`;
      return [url, `HOOK=${url}`, `{"url":"${url.replaceAll('&', '\\u0026')}"}`];
    },
    misses: () => [
      `https://prod-1.westeurope.logic.azure.com/workflows/${sample('hex', 32)}/triggers/manual/paths/invoke?api-version=2016-10-01`,
      '.github/workflows/ci.yml',
    ],
  },
  {
    id: 'azure-devops-legacy-token',
    title: 'Azure DevOps personal access token, older form',
    type: 'third-party-credential',
    func: 'azure-devops',
    keywords: [
      'azure_devops',
      'azuredevops',
      'azure-devops',
      'ado_',
      'adopat',
      'adotoken',
      'vsts',
      'vss_',
      'tfs_',
      'azp_token',
      'dev.azure.com',
      'visualstudio.com',
      'personal_access_token',
      'personalaccesstoken',
      'personal-access-token',
    ],
    ...named('[a-z2-7]{52}', String.raw`(?:dev\.azure\.com|visualstudio\.com)?[^\s"'=:]{0,60}`),
    entropy: 3.8,
    check: devOpsToken,
    rotate:
      LEARN +
      'azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate#revoke-a-pat',
    source: PURVIEW + 'devops-personal-access-token',
    hits: () => [
      ...under('AZURE_DEVOPS_PAT', base32(52)),
      `ado_pat = "${base32(52)}"`,
      `AZP_TOKEN=${base32(52)}`,
    ],
    misses: () => [`AZURE_DEVOPS_PAT=${base32(40)}`, `azure_devops_project: ${sample('hex', 32)}`],
  },
  {
    id: 'azure-functions-key',
    title: 'Azure Functions key',
    type: 'third-party-credential',
    func: 'azure-functions',
    keywords: [
      'x-functions-key',
      'azurewebsites.net',
      'function_key',
      'function-key',
      'functionkey',
      'functionskey',
    ],
    ...named(
      '[A-Za-z0-9+/_-]{54}(?:==|%3[Dd]%3[Dd])|(?:[A-Za-z0-9]|%2[BbFf]){54}(?:==|%3[Dd]%3[Dd])',
      String.raw`(?:azurewebsites\.net\/[^\s"'<>]{0,200}?[?&;]code|[\w.$-]{1,60})`,
    ),
    entropy: 4.2,
    rotate: LEARN + 'azure/azure-functions/function-keys-how-to',
    source: PURVIEW + 'function-master-api-key',
    hits: () => [
      `https://x.azurewebsites.net/api/orders?code=${sample('base62', 54)}==`,
      `curl -H "x-functions-key: ${sample('base64', 54)}==" https://x.azurewebsites.net/api/orders`,
      ...under('AZURE_FUNCTION_KEY', sample('base64', 54) + '=='),
    ],
    misses: () => ['https://x.azurewebsites.net/api/orders?code=404', 'x-functions-key: none'],
  },
  {
    id: 'azure-cognitive-services-key',
    title: 'Azure AI services or API Management subscription key',
    type: 'third-party-credential',
    func: 'azure',
    keywords: [
      'ocp-apim-subscription-key',
      'ocp_apim',
      'azure',
      'cognitive',
      'speech_key',
      'speechkey',
      'speech_subscription',
      'luis',
      'bing_search',
      'bingsearch',
      'qnamaker',
      'translator_key',
      'text_analytics',
    ],
    ...credentialOf(
      '(?:ocp[-_]apim|azure|cognitive|speech|luis|bing_?search|qnamaker|translator|text_?analytics)',
      hex(32),
    ),
    confidence: 'medium',
    entropy: 3,
    rotate: LEARN + 'azure/ai-services/rotate-keys',
    hits: () => [
      ...under('AZURE_OPENAI_API_KEY', sample('hex', 32)),
      `curl -H "Ocp-Apim-Subscription-Key: ${sample('hex', 32)}" https://api.cognitive.microsoft.com/`,
      `speech_key, region = os.getenv('SPEECH_KEY', '${sample('hex', 32)}'), 'westeurope'`,
    ],
    misses: () => [
      `AZURE_OPENAI_DEPLOYMENT=${sample('hex', 32)}`,
      `AZURE_RESOURCE_ID=${sample('hex', 32)}`,
      'azure_key: none',
    ],
  },
  {
    id: 'azure-container-registry-password',
    title: 'Azure Container Registry password, older form',
    type: 'third-party-credential',
    func: 'azure-container-registry',
    keywords: ['azurecr.io', 'acr_pass', 'acr-pass', 'acr_pwd', 'acrpassword', 'registry_password'],
    ...named(
      '(?=[^\\s]{0,31}?[0-9])[A-Za-z0-9+/=]{32}',
      String.raw`(?:azurecr\.io[^\r\n]{0,80}?(?:-p|password|PASSWORD)|[\w.$-]{1,40})`,
    ),
    confidence: 'medium',
    entropy: 3.8,
    rotate: LEARN + 'azure/container-registry/container-registry-authentication#admin-account',
    source: PURVIEW + 'container-registry-access-key',
    hits: () => [
      ...under('ACR_PASSWORD', sample('base64', 32)),
      `docker login shop.azurecr.io -u shop -p ${sample('base64', 32)}`,
    ],
    misses: () => ['docker pull shop.azurecr.io/web:1', 'ACR_PASSWORD=hunter'],
  },
  {
    id: 'azure-publish-profile',
    title: 'Password of an Azure App Service publish profile',
    type: 'client-credential',
    func: 'azure-app-service',
    keywords: ['userpwd='],
    ...named('[A-Za-z0-9]{60}', '[Uu]ser[Pp][Ww][Dd]'),
    entropy: 4,
    rotate: LEARN + 'azure/app-service/deploy-configure-credentials',
    hits: () => [
      `<publishProfile userName="$shop" userPWD="${sample('base62', 60)}" />`,
      `userPWD='${sample('base62', 60)}'`,
    ],
    misses: () => ['<publishProfile userPWD="" />'],
  },
  {
    id: 'azure-management-certificate',
    title: 'Azure management certificate with its private key',
    type: 'certificate-private-key',
    func: 'azure',
    keywords: ['managementcertificate='],
    ...named('MII[A-Za-z0-9+/]{400,8000}={0,2}', '[Mm]anagement[Cc]ertificate'),
    rotate: LEARN + 'azure/cloud-services/cloud-services-certs-create',
    hits: () => [
      `<PublishProfile ManagementCertificate="MII${sample('base64', 1200)}" />`,
      `ManagementCertificate='MII${sample('base64', 1200)}='`,
    ],
    misses: () => ['<PublishProfile ManagementCertificate="" />'],
  },
];
