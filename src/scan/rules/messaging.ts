import type { Rule } from '../rule';
import { discordToken, matrixToken, telegramToken } from '../tokenChecks';
import { base62Checksum } from '../checks';
import { UUID } from './named';
import { sample, sampleUuid } from './sample';

const SLACK = 'https://api.slack.com/authentication/rotation';
const SLACK_TYPES = 'https://api.slack.com/concepts/token-types';

/** Chat. */
export const MESSAGING_RULES: readonly Rule[] = [
  {
    id: 'slack-token',
    title: 'Slack token',
    type: 'third-party-credential',
    func: 'slack',
    keywords: ['xoxb-', 'xoxp-', 'xoxa-', 'xoxr-', 'xoxs-', 'xoxo-', 'xoxc-', 'xoxd-', 'xoxe-'],
    pattern:
      /(?<![A-Za-z0-9])xox[bpaorscde]-(?=[A-Za-z0-9%-]{0,40}\d{4})[A-Za-z0-9%-]{20,255}(?![A-Za-z0-9-])/iy,
    entropy: 3,
    rotate: SLACK,
    source: SLACK_TYPES,
    hits: () => [
      ['xoxb', sample('digits', 12), sample('digits', 12, 3), sample('base62', 24)].join('-'),
      [
        'xoxp',
        sample('digits', 11),
        sample('digits', 12, 3),
        sample('digits', 12),
        sample('hex', 32),
      ].join('-'),
      ['xoxe', sample('digits', 13), sample('digits', 13, 3), sample('hex', 32)].join('-'),
    ],
    // Joined, not added: the minifier would add them up, and the package would hold a token.
    misses: () => [['xoxb', 'your-token-goes-here-please'].join('-'), ['xoxb', '123'].join('-')],
  },
  {
    id: 'slack-app-token',
    title: 'Slack app-level or configuration token',
    type: 'third-party-credential',
    func: 'slack',
    keywords: ['xapp-', 'xoxe-', 'xoxe.xox'],
    pattern:
      /(?<![A-Za-z0-9])(?:xapp-\d-[A-Z0-9]{8,12}-\d{10,14}-[a-z0-9]{48,72}|xoxe(?:\.xox[bp])?-\d-[A-Za-z0-9]{100,240})(?![A-Za-z0-9])/iy,
    entropy: 3,
    rotate: SLACK,
    source: SLACK_TYPES,
    hits: () => [
      ['xapp', '1', `A${sample('upperAlnum', 10)}`, sample('digits', 13), sample('hex', 64)].join(
        '-',
      ),
      ['xoxe.xoxp', '1', sample('base62', 163)].join('-'),
    ],
    misses: () => [['xapp', '1', 'A'].join('-')],
  },
  {
    id: 'slack-webhook',
    title: 'Slack incoming webhook',
    type: 'application-secret',
    func: 'slack',
    keywords: ['hooks.slack.com/', 'hooks.slack-gov.com/'],
    pattern:
      /hooks\.slack(?:-gov)?\.com\/(?<value>(?:services\/T[A-Z0-9]{7,12}\/B[A-Z0-9]{7,12}\/[A-Za-z0-9]{23,25})|(?:workflows|triggers)\/[A-Z0-9]{7,14}\/[A-Za-z0-9]{9,20}(?:\/\d{12,20})?\/[A-Za-z0-9]{20,36})(?![A-Za-z0-9])/dy,
    entropy: 3,
    rotate: 'https://api.slack.com/messaging/webhooks',
    hits: () => [
      'https://hooks.slack.com/ser' +
        `vices/T${sample('upperAlnum', 8)}/B${sample('upperAlnum', 8, 3)}/${sample('base62', 24)}`,
      'https://hooks.slack.com/trig' +
        `gers/T${sample('upperAlnum', 8)}/${sample('digits', 13)}/${sample('hex', 32)}`,
    ],
    misses: () => ['https://hooks.slack.com/ser' + 'vices/T00000000/B00000000/' + 'X'.repeat(24)],
  },
  {
    id: 'discord-bot-token',
    title: 'Discord bot token',
    type: 'third-party-credential',
    func: 'discord',
    // The second part is the time of issue: since 2021 it starts with one of these.
    keywords: ['.g', '.x', '.y'],
    anchor: 'word',
    pattern:
      /(?<![A-Za-z0-9_.-])[MNO][A-Za-z0-9_-]{23}(?:[A-Za-z0-9_-]{2})?\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27}(?:[A-Za-z0-9_-]{11})?(?![A-Za-z0-9_.-])/y,
    check: discordToken,
    entropy: 3.5,
    rotate: 'https://discord.com/developers/docs/topics/oauth2',
    source: 'https://discord.com/developers/docs/reference#authentication',
    hits: () => [
      Buffer.from(sample('digits', 18).replace(/^./, '8')).toString('base64') +
        `.G${sample('base62', 5)}.${sample('base62', 38)}`,
      Buffer.from(sample('digits', 19).replace(/^./, '1')).toString('base64url') +
        `.X${sample('base62', 5)}.${sample('base62', 27)}`,
    ],
    misses: () => ['Makefile.GNU.txt'],
  },
  {
    id: 'discord-user-token',
    title: 'Discord token of a user',
    type: 'third-party-credential',
    func: 'discord',
    keywords: ['mfa.'],
    pattern: /(?<![A-Za-z0-9_.-])mfa\.[A-Za-z0-9_-]{80,90}(?![A-Za-z0-9_.-])/y,
    entropy: 4,
    rotate: 'https://support.discord.com/hc/articles/218410947',
    hits: () => [
      'mf' + 'a.' + sample('base62', 84),
      'authorization: mf' + 'a.' + sample('base62', 84),
    ],
    misses: () => ['mf' + 'a.enabled', 'mf' + 'a.' + sample('base62', 9)],
  },
  {
    id: 'discord-webhook',
    title: 'Discord webhook',
    type: 'application-secret',
    func: 'discord',
    keywords: ['/webhooks/'],
    pattern: /\/webhooks\/(?<value>\d{17,20}\/[A-Za-z0-9_-]{60,80})(?![A-Za-z0-9_-])/dy,
    entropy: 3.5,
    rotate: 'https://support.discord.com/hc/articles/228383668',
    hits: () => [
      'https://discord.com/api/web' + `hooks/${sample('digits', 18)}/${sample('base62', 68)}`,
      'https://discordapp.com/api/v10/web' +
        `hooks/${sample('digits', 19)}/${sample('base62', 68)}`,
    ],
    misses: () => ['https://discord.com/api/web' + 'hooks/1/x', '/webhooks/stripe'],
  },
  {
    id: 'teams-webhook',
    title: 'Microsoft Teams webhook',
    type: 'application-secret',
    func: 'teams',
    keywords: ['/incomingwebhook/'],
    pattern: new RegExp(
      `/IncomingWebhook/(?<value>[a-f0-9]{32}/${UUID}(?:/[A-Za-z0-9_-]{20,80})?)`,
      'dy',
    ),
    rotate:
      'https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook',
    hits: () => [
      'https://x.webhook.office.com/webhookb2/a@b/Incoming' +
        `Webhook/${sample('hex', 32)}/${sampleUuid()}`,
      'https://outlook.office.com/webhook/a@b/Incoming' +
        `Webhook/${sample('hex', 32, 3)}/${sampleUuid(3)}`,
    ],
    misses: () => ['/Incoming' + 'Webhook/docs'],
  },
  {
    id: 'logic-apps-trigger',
    title: 'Signed trigger address of Power Automate or Logic Apps',
    type: 'application-secret',
    func: 'automation',
    keywords: ['logic.azure.com', 'powerplatform.com', 'powerautomate.com'],
    pattern:
      /(?:logic\.azure|powerplatform|powerautomate)\.com(?::443)?\/[^\s"'`<>]{10,300}?(?:[?&;]|\\u0026)sig=(?<value>[A-Za-z0-9_%-]{40,60})(?![A-Za-z0-9_%-])/dy,
    entropy: 3.5,
    rotate: 'https://learn.microsoft.com/azure/logic-apps/logic-apps-securing-a-logic-app',
    hits: () => [
      'https://prod-12.westeurope.logic.azure.com:443/workflows/1/triggers/manual/paths/invoke?sp=run&sv=1.0&si' +
        `g=${sample('base62', 43)}`,
      'https://x.environment.api.powerplatform.com/powerautomate/automations/direct/workflows/1?api-version=1&amp;si' +
        `g=${sample('base62', 43, 3)}`,
    ],
    misses: () => ['https://prod-12.logic.azure.com/workflows/1/triggers?sig=<signature>'],
  },
  {
    id: 'google-chat-webhook',
    title: 'Google Chat webhook',
    type: 'application-secret',
    func: 'chat',
    keywords: ['chat.googleapis.com/'],
    pattern:
      /chat\.googleapis\.com\/v1\/spaces\/[A-Za-z0-9_-]{5,20}\/messages\?[^\s"'`<>]{0,160}?(?<![A-Za-z])token=(?<value>[A-Za-z0-9_%-]{30,60})/dy,
    entropy: 3.5,
    rotate: 'https://developers.google.com/workspace/chat/quickstart/webhooks',
    hits: () => [
      `https://chat.googleapis.com/v1/spaces/AAAAabcdEfg/messages?key=1&token=${sample('base62', 43)}`,
      `https://chat.googleapis.com/v1/spaces/AAQAabcdEfg/messages?threadKey=a&token=${sample('base62', 43, 3)}`,
    ],
    misses: () => ['https://chat.googleapis.com/v1/spaces/AAAA/messages?key=KEY&token=TOKEN'],
  },
  {
    id: 'chat-robot-webhook',
    title: 'Webhook of a chat robot (Feishu, Lark, WeCom, DingTalk)',
    type: 'application-secret',
    func: 'chat',
    keywords: ['/bot/v2/hook/', '/bot/hook/', '/webhook/send?key=', '/robot/send?access_token='],
    pattern: new RegExp(
      `/(?:bot/(?:v2/)?hook/(?<value>${UUID})|webhook/send\\?key=${UUID}|robot/send\\?access_token=[a-f0-9]{64})(?![A-Za-z0-9-])`,
      'dy',
    ),
    entropy: 3,
    hits: () => [
      'https://open.feishu.cn/open-apis/bot/v2/' + 'hook/' + sampleUuid(),
      'https://qyapi.weixin.qq.com/cgi-bin/web' + 'hook/send?key=' + sampleUuid(3),
      'https://oapi.dingtalk.com/robot/' + 'send?access_token=' + sample('hex', 64),
    ],
    misses: () => ['https://open.feishu.cn/open-apis/bot/v2/hook/xxxx', '/webhook/send?key=KEY'],
  },
  {
    id: 'telegram-bot-token',
    title: 'Telegram bot token',
    type: 'third-party-credential',
    func: 'telegram',
    keywords: [':aa'],
    anchor: 'word',
    pattern:
      /(?:[\w.~+/-]{0,118}[/.])?(?<![A-Za-z0-9:])(?:bot)?(?<value>\d{8,10}:AA[A-Za-z0-9_-]{32,33})(?![A-Za-z0-9_-])/dy,
    check: telegramToken,
    entropy: 3.5,
    rotate: 'https://core.telegram.org/bots/features#botfather',
    source: 'https://core.telegram.org/bots/api#authorizing-your-bot',
    hits: () => [
      sample('digits', 9).replace(/^0/, '1') + ':A' + 'A' + sample('base62', 33),
      `https://api.telegram.org/bot7${sample('digits', 9, 3)}:AA${sample('base62', 33, 3)}/sendMessage`,
    ],
    misses: () => ['12:A' + 'A' + sample('base62', 33)],
  },
  {
    id: 'webex-token',
    title: 'Webex access token',
    type: 'third-party-credential',
    func: 'webex',
    keywords: ['_p0a1_', '_pf84_', '_pe93_', '_p0a2_'],
    anchor: 'word',
    pattern: new RegExp(
      `(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{64}_[A-Z0-9]{4}_${UUID}(?![A-Za-z0-9-])`,
      'y',
    ),
    entropy: 4,
    rotate: 'https://developer.webex.com/docs/bots',
    hits: () => [
      `${sample('base62', 64)}_P0A1_${sampleUuid()}`,
      `Bearer ${sample('base62', 64, 3)}_PF84_${sampleUuid(3)}`,
    ],
    misses: () => [`x_P0A1_${sampleUuid()}`],
  },
  {
    id: 'matrix-token',
    title: 'Matrix access token',
    type: 'application-secret',
    func: 'matrix',
    keywords: ['syt_', 'syr_'],
    pattern:
      /(?<![A-Za-z0-9_])sy[tr]_[A-Za-z0-9+/_-]{1,100}_[A-Za-z]{20}_[A-Za-z0-9]{6,7}(?![A-Za-z0-9_])/y,
    check: matrixToken,
    rotate: 'https://spec.matrix.org/latest/client-server-api/#logout',
    source: 'https://github.com/element-hq/synapse/blob/develop/synapse/handlers/auth.py',
    hits: () => {
      const head = 'sy' + 't_Ym9i_' + ['qWertYuIop', 'AsdfGhJklz'].join('');
      return [`${head}_${base62Checksum(head)}`, `Bearer ${head}_${sample('base62', 6)}`];
    },
    misses: () => ['sy' + 't_Ym9i_'],
  },
];
