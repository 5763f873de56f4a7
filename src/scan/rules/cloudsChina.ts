import type { Rule } from '../rule';
import { credential } from './credential';
import { hex, named } from './named';
import { sample } from './sample';

const ALIBABA_KEYS = 'https://www.alibabacloud.com/help/ram/user-guide/create-an-accesskey-pair';
const TENCENT_KEYS = 'https://www.tencentcloud.com/document/product/598/34228';

/** Clouds of China: pairs of an id, which opens nothing alone, and a secret. */
export const CHINA_CLOUD_RULES: readonly Rule[] = [
  credential({
    id: 'alibaba-access-key-id',
    title: 'Alibaba Cloud access key id',
    func: 'alibaba',
    keywords: ['ltai', 'sts.n'],
    form: String.raw`LTAI[A-Za-z0-9]{12,20}|STS\.N[A-Za-z0-9]{20,40}`,
    inside: 'A-Za-z0-9',
    confidence: 'medium',
    entropy: 3,
    rotate: ALIBABA_KEYS,
    samples: () => ['LTA' + 'I' + sample('base62', 20), 'STS' + '.N' + sample('base62', 25)],
    misses: () => ['LTAIL', 'tests.Next'],
  }),
  {
    id: 'alibaba-access-key-secret',
    title: 'Alibaba Cloud access key secret',
    type: 'third-party-credential',
    func: 'alibaba',
    keywords: [
      'ltai',
      'alibaba',
      'aliyun',
      'alicloud',
      'accesskeysecret',
      'access_key_secret',
      'access-key-secret',
      'oss_',
    ],
    // Thirty of either case and digits: all three are in it but for a chance of a few in a thousand.
    ...named(
      '(?=[A-Za-z0-9]{0,29}[0-9])(?=[A-Za-z0-9]{0,29}[A-Z])(?=[A-Za-z0-9]{0,29}[a-z])[A-Za-z0-9]{30}',
      String.raw`(?:LTAI[A-Za-z0-9]{12,20}|[\w.$-]{3,60})`,
    ),
    confidence: 'medium',
    entropy: 3.8,
    rotate: ALIBABA_KEYS,
    hits: () => [
      `ALIBABA_CLOUD_ACCESS_KEY_SECRET=${sample('base62', 30)}`,
      `accessKeySecret: '${sample('base62', 30)}',`,
      `--access-key-secret ${sample('base62', 30)}`,
      `new DefaultCredential("LTAI${sample('base62', 20)}", "${sample('base62', 30)}")`,
      `<aliyun><secret>${sample('base62', 30)}</secret></aliyun>`.replace('<aliyun><', '<aliyun-'),
    ],
    misses: () => [
      'aliyun_oss_bucket: the-bucket-of-the-shop',
      'accessKeySecret = accessKeySecretValue',
    ],
  },
  credential({
    id: 'tencent-secret-id',
    title: 'Tencent Cloud secret id',
    func: 'tencent',
    keywords: ['akid', 'ikid'],
    form: '(?:AKID|IKID)(?=[A-Za-z0-9]{0,31}[0-9])[A-Za-z0-9]{32}',
    inside: 'A-Za-z0-9',
    confidence: 'medium',
    entropy: 3.5,
    rotate: TENCENT_KEYS,
    samples: () => ['AKI' + 'D' + sample('base62', 32), 'IKI' + 'D' + sample('base62', 32)],
  }),
  {
    id: 'tencent-secret-key',
    title: 'Tencent Cloud secret key',
    type: 'third-party-credential',
    func: 'tencent',
    keywords: ['akid', 'tencent', 'qcloud', 'cos_secret', 'cossecret'],
    ...named(
      '(?=[A-Za-z0-9]{0,31}[0-9])(?=[A-Za-z0-9]{0,31}[A-Z])(?=[A-Za-z0-9]{0,31}[a-z])[A-Za-z0-9]{32}',
      String.raw`(?:AKID[A-Za-z0-9]{32}|[\w.$-]{3,60})`,
    ),
    confidence: 'medium',
    entropy: 3.8,
    rotate: TENCENT_KEYS,
    hits: () => [
      `TENCENTCLOUD_SECRET_KEY=${sample('base62', 32)}`,
      `cred = credential.Credential("AKID${sample('base62', 32)}", "${sample('base62', 32)}")`,
      `secretId: 'AKID${sample('base62', 32)}',\n  secretKey: '${sample('base62', 32)}',`,
    ],
    misses: () => [`SecretKey: ${sample('hex', 32)}`, 'tencent_region=ap-guangzhou'],
  },
  credential({
    id: 'huawei-secret-key',
    title: 'Huawei Cloud secret access key',
    func: 'huawei',
    keywords: ['huawei', 'hwc_', 'hwcloud', 'hw_', 'obs_'],
    provider: 'huawei|hwc_?|hw_?cloud|hw[_-]|obs[_-]',
    value: ['alnum', 40],
    kinds: 'secret|secret_?key|secret_?access_?key|sk|key',
    entropy: 4.1,
    rotate: 'https://support.huaweicloud.com/intl/en-us/usermanual-ca/ca_01_0003.html',
    variable: 'HUAWEICLOUD_SDK_SK',
  }),
  credential({
    id: 'baidu-volcengine-access-key-id',
    title: 'Access key id of Baidu Cloud or Volcengine',
    func: 'cloud',
    keywords: ['altak', 'aklt'],
    form: '(?:ALTAK[A-Za-z0-9]{16,40}|AKLT[A-Za-z0-9]{20,60})',
    inside: 'A-Za-z0-9',
    confidence: 'low',
    entropy: 3,
    samples: () => ['ALT' + 'AK' + sample('base62', 21), 'AKL' + 'T' + sample('base62', 43)],
  }),
  credential({
    id: 'baidu-volcengine-secret-key',
    title: 'Secret key of Baidu Cloud or Volcengine',
    func: 'cloud',
    keywords: ['baidu', 'bce_', 'volc', 'qianfan'],
    value: `${hex(32)}|[A-Za-z0-9+/]{50,78}={1,2}`,
    kinds: 'secret|secret_?key|secret_?access_?key|sk',
    entropy: 3,
    variable: 'VOLC_SECRETKEY',
    sample: () => sample('hex', 32),
  }),
];
