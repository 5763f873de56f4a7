import { base62Checksum } from './checks';
import type { Check, Verdict } from './rule';

/** What a check says where the value's own structure bears it out, and where it does not. */
function proven(fits: boolean, reason: string, without: string): Verdict {
  return fits ? { confidence: 'high', reason } : { confidence: 'medium', reason: without };
}

/** Every key of Groq holds the Base64 of the vendor's name. */
export const groqKey: Check = (value) =>
  proven(
    value.includes(['WGdyb', '3FY'].join('')),
    "the vendor's name stands in it",
    "the form fits, the vendor's name is not in it",
  );

/** Standard Webhooks: 24 to 64 random bytes in Base64. Other vendors write what they like. */
export const webhookSecret: Check = (value) => {
  const bytes = Buffer.from(value.slice(value.indexOf('_') + 1), 'base64').length;
  return proven(
    bytes >= 24 && bytes <= 64,
    'the random part has the right size',
    'the random part is of another size than usual',
  );
};

/**
 * The first part of a Discord token is its bot's numeric id in Base64; where it is not, somebody
 * changed a letter or two, and seldom all of them.
 */
export const discordToken: Check = (value) => {
  const id = Buffer.from(value.slice(0, value.indexOf('.')), 'base64').toString('latin1');
  return /^\d{17,20}$/.test(id)
    ? { confidence: 'high', reason: "the bot's id decodes" }
    : { confidence: 'medium', reason: "the bot's id does not decode" };
};

/** A token of Synapse ends in a checksum of all that stands before it. */
export const matrixToken: Check = (value) => {
  const cut = value.lastIndexOf('_');
  return proven(
    base62Checksum(value.slice(0, cut)) === value.slice(cut + 1),
    'the checksum fits',
    'the format fits, its checksum does not',
  );
};

/** OneSignal's older keys are a UUID in Base64; what decodes to anything else is none of them. */
export const base64Uuid: Check = (value) =>
  /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(
    Buffer.from(value, 'base64').toString('latin1'),
  )
    ? { confidence: 'high', reason: 'decodes to a UUID' }
    : undefined;

/** The bots of Telegram's own manual (core.telegram.org/bots/features, /bots/api). */
const MANUAL_BOTS = /^(?:110201543|123456):/;

/** A token of a Telegram bot: its number and 35 characters that start with the format's mark. */
export const telegramToken: Check = (value) =>
  MANUAL_BOTS.test(value)
    ? { confidence: 'low', reason: "the token of the manual's bot" }
    : { confidence: 'high', reason: 'number, mark and length fit' };
