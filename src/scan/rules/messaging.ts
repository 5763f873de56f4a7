import type { Check, Rule } from '../rule';
import { sample } from './sample';

const SLACK = 'https://api.slack.com/authentication/rotation';

/** The first part of a Discord token is its bot's numeric id in Base64. */
const discordToken: Check = (value) => {
  const id = Buffer.from(value.slice(0, value.indexOf('.')), 'base64').toString('latin1');
  return /^\d{17,20}$/.test(id)
    ? { confidence: 'high', reason: "the bot's id decodes" }
    : { confidence: 'low', reason: "the bot's id does not decode" };
};

/** Messaging and mail. */
export const MESSAGING_RULES: readonly Rule[] = [
  {
    id: 'slack-token',
    title: 'Slack token',
    type: 'third-party-credential',
    func: 'slack',
    keywords: ['xoxb-', 'xoxp-', 'xoxa-', 'xoxr-', 'xoxs-', 'xoxo-', 'xoxc-', 'xoxd-'],
    pattern:
      /(?<![A-Za-z0-9])xox[bpaorscd]-(?=[A-Za-z0-9%-]{0,40}\d{4})[A-Za-z0-9%-]{20,255}(?![A-Za-z0-9-])/iy,
    entropy: 3,
    rotate: SLACK,
    hits: () => [
      'xox' +
        'b-' +
        [sample('digits', 12), sample('digits', 12, 3), sample('base62', 24)].join('-'),
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
      /(?<![A-Za-z0-9])(?:xapp-\d-[A-Z0-9]{8,12}-\d{10,14}-[a-z0-9]{48,72}|xoxe(?:\.xox[bp])?-\d-[A-Za-z0-9]{100,200})(?![A-Za-z0-9])/iy,
    rotate: SLACK,
    hits: () => [
      ['xapp', '1', 'A' + sample('upperAlnum', 10), sample('digits', 13), sample('hex', 64)].join(
        '-',
      ),
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
        'vices/T' +
        sample('upperAlnum', 8) +
        '/B' +
        sample('upperAlnum', 8, 3) +
        '/' +
        sample('base62', 24),
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
    hits: () => [
      Buffer.from(sample('digits', 18).replace(/^./, '8')).toString('base64') +
        '.G' +
        sample('base62', 5) +
        '.' +
        sample('base62', 38),
    ],
    misses: () => ['Makefile.GNU.txt'],
  },
  {
    id: 'discord-webhook',
    title: 'Discord webhook',
    type: 'application-secret',
    func: 'discord',
    keywords: ['/api/webhooks/'],
    pattern: /\/api\/webhooks\/(?<value>\d{17,20}\/[A-Za-z0-9_-]{60,80})(?![A-Za-z0-9_-])/dy,
    rotate: 'https://support.discord.com/hc/articles/228383668',
    hits: () => [
      'https://discord.com/api/web' + 'hooks/' + sample('digits', 18) + '/' + sample('base62', 68),
    ],
    misses: () => ['https://discord.com/api/web' + 'hooks/1/x'],
  },
  {
    id: 'teams-webhook',
    title: 'Microsoft Teams webhook',
    type: 'application-secret',
    func: 'teams',
    keywords: ['/incomingwebhook/'],
    pattern:
      /\/IncomingWebhook\/(?<value>[a-f0-9]{32}\/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})/dy,
    rotate:
      'https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook',
    hits: () => [
      'https://x.webhook.office.com/webhookb2/a@b/Incoming' +
        'Webhook/' +
        sample('hex', 32) +
        '/' +
        ['1f2e3d4c', '5b6a', '4788', '9c0d', 'a1b2c3d4e5f6'].join('-'),
    ],
    misses: () => ['/Incoming' + 'Webhook/docs'],
  },
  {
    id: 'telegram-bot-token',
    title: 'Telegram bot token',
    type: 'third-party-credential',
    func: 'telegram',
    keywords: [':aa'],
    anchor: 'word',
    pattern:
      /(?<![A-Za-z0-9:])(?:bot)?(?!110201543)(?<value>\d{8,10}:AA[A-Za-z0-9_-]{32,33})(?![A-Za-z0-9_-])/dy,
    entropy: 3.5,
    rotate: 'https://core.telegram.org/bots/features#botfather',
    hits: () => [sample('digits', 9).replace(/^0/, '1') + ':A' + 'A' + sample('base62', 33)],
    misses: () => ['12:A' + 'A' + sample('base62', 33)],
  },
  {
    id: 'twilio-key',
    title: 'Twilio API key',
    type: 'third-party-credential',
    func: 'twilio',
    keywords: ['twilio'],
    pattern:
      /twilio[\w .-]{0,30}["']?\]?[ \t]{0,4}(?:=>|[:=,(])[ \t]{0,4}["']?(?<value>[a-f0-9]{32})(?![A-Za-z0-9])/diy,
    rotate: 'https://www.twilio.com/docs/iam/api-keys',
    entropy: 3,
    hits: () => [`TWILIO_AUTH_TOKEN = "${sample('hex', 32)}"`],
    misses: () => [`TWILIO_ACCOUNT_SID = "AC${sample('hex', 32)}"`],
  },
  {
    id: 'sendgrid-key',
    title: 'SendGrid API key',
    type: 'third-party-credential',
    func: 'sendgrid',
    keywords: ['sg.'],
    pattern: /(?<![A-Za-z0-9])SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/y,
    entropy: 3,
    rotate: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
    hits: () => ['S' + 'G.' + sample('base62', 22) + '.' + sample('base62', 43)],
    misses: () => [
      'S' + 'G.' + sample('base62', 22),
      'S' + 'G.' + 'x'.repeat(22) + '.' + 'x'.repeat(43),
    ],
  },
  {
    id: 'mailgun-key',
    title: 'Mailgun API key',
    type: 'third-party-credential',
    func: 'mailgun',
    keywords: ['key-', 'mailgun'],
    pattern:
      /(?:(?<![A-Za-z0-9])(?=key-)|mailgun[\w .-]{0,20}["']?\s{0,4}[:=(,]{1,2}\s{0,4}["']?)(?<value>(?:key-)?[a-f0-9]{32}(?:-[a-f0-9]{8}-[a-f0-9]{8})?)(?![A-Za-z0-9-])/diy,
    entropy: 3,
    rotate: 'https://documentation.mailgun.com/docs/mailgun/user-manual/api-key-mgmt',
    hits: () => [
      'ke' + 'y-' + sample('hex', 32),
      `MAILGUN_API_KEY=${sample('hex', 32)}-${sample('hex', 8)}-${sample('hex', 8, 3)}`,
    ],
    misses: () => ['ke' + 'y-' + sample('hex', 8)],
  },
  {
    id: 'mailchimp-key',
    title: 'Mailchimp API key',
    type: 'third-party-credential',
    func: 'mailchimp',
    keywords: ['-us'],
    anchor: 'word',
    pattern: /(?<![A-Za-z0-9-])[a-f0-9]{32}-us\d{1,2}(?![A-Za-z0-9])/y,
    entropy: 3,
    rotate: 'https://mailchimp.com/help/about-api-keys/',
    hits: () => [sample('hex', 32) + '-us' + '14'],
    misses: () => [sample('hex', 30) + '-us' + '14'],
  },
  {
    id: 'mail-service-key',
    title: 'Key of a mail service (Brevo, Resend, MailerSend, Mandrill)',
    type: 'third-party-credential',
    func: 'mail',
    keywords: ['xkeysib-', 'xsmtpsib-', 're_', 'mlsn.', 'md-'],
    pattern:
      /(?<![A-Za-z0-9_-])(?:x(?:key|smtp)sib-[a-f0-9]{64}-[A-Za-z0-9]{16}|re_[A-Za-z0-9]{8}_[A-Za-z0-9]{24}|mlsn\.[a-f0-9]{64}|md-[A-Za-z0-9_-]{22})(?![A-Za-z0-9_-])/y,
    entropy: 3.5,
    rotate: 'https://developers.brevo.com/docs/getting-started',
    hits: () => ['xkey' + 'sib-' + sample('hex', 64) + '-' + sample('base62', 16)],
    misses: () => ['xkey' + 'sib-' + sample('hex', 8), 're_export'],
  },
  {
    id: 'matrix-token',
    title: 'Matrix access token',
    type: 'application-secret',
    func: 'matrix',
    keywords: ['syt_', 'syr_'],
    pattern:
      /(?<![A-Za-z0-9])sy[tr]_[A-Za-z0-9+/]{1,100}_[A-Za-z]{20}_[A-Za-z0-9]{6,7}(?![A-Za-z0-9])/y,
    rotate: 'https://spec.matrix.org/latest/client-server-api/#logout',
    hits: () => ['sy' + 't_Ym9i_' + 'qWertYuIopAsdfGhJklz' + '_' + sample('base62', 6)],
    misses: () => ['sy' + 't_Ym9i_'],
  },
];
