import type { Rule } from '../rule';
import {
  base58CheckedKey,
  base58KeyPair,
  bech32Key,
  ethereumKey,
  seedPhrase,
  stellarSeed,
} from '../walletChecks';
import { named } from './named';
import { sample } from './sample';
import { base58, base58Checked, bech32, sampleBytes, stellarSeedSample } from './walletSamples';

const BASE58 = '[1-9A-HJ-NP-Za-km-z]';
/** A name that says what it holds is no private key. */
const NO_KEY = String.raw`(?![\w.$-]{0,60}(?:[Hh]ash|HASH|[Tt]x|TX|[Rr]oot|ROOT|[Aa]ddr|ADDR|[Pp]ub|PUB|[Ss]lot|Id\b|ID\b|_id\b))`;

/** Keys of wallets. They cannot be rotated: what they hold has to be moved. */
export const WALLET_RULES: readonly Rule[] = [
  {
    id: 'ethereum-private-key',
    title: 'Private key of a wallet (Ethereum and its kin)',
    type: 'cryptographic-key',
    func: 'wallet',
    keywords: [
      'private_key',
      'privatekey',
      'private-key',
      'privkey',
      'deployer',
      'wallet',
      'accounts',
      'from_key',
    ],
    ...named('(?:0[xX])?[0-9a-fA-F]{64}', String.raw`${NO_KEY}[\w.$-]{1,60}`),
    check: ethereumKey,
    entropy: 3,
    hits: () => [
      `PRIVATE_KEY=0x${sample('hex', 64)}`,
      `new ethers.Wallet("0x${sample('hex', 64, 3)}")`,
      `accounts: ["0x${sample('hex', 64, 5)}"]`,
    ],
    misses: () => [
      `wallet.txHash = "0x${sample('hex', 64)}"`,
      `privateKey: "0x${'f'.repeat(40)}${sample('hex', 24)}"`,
      `walletAddress: "0x${sample('hex', 40)}"`,
      `sha256: "${sample('hex', 64)}"`,
    ],
  },
  {
    id: 'bitcoin-private-key',
    title: 'Private key of a Bitcoin wallet (WIF)',
    type: 'cryptographic-key',
    func: 'wallet',
    keywords: ['wif', 'privkey', 'private_key', 'privatekey', 'private-key', 'bitcoin', 'btc_'],
    ...named(`[59KLc]${BASE58}{50,51}`),
    check: base58CheckedKey,
    hits: () => {
      const compressed = Buffer.concat([Buffer.from([0x80]), sampleBytes(32), Buffer.from([1])]);
      const plain = Buffer.concat([Buffer.from([0x80]), sampleBytes(32, 3)]);
      return [`wif = '${base58Checked(compressed)}'`, `importprivkey ${base58Checked(plain)}`];
    },
    misses: () => [
      `wif = '5${base58(sampleBytes(37))}'`,
      'bitcoin_address = "1BoatSLRHtKNngkdXEeobR76b53LETtpyT"',
    ],
  },
  {
    id: 'extended-private-key',
    title: 'Extended private key of a wallet',
    type: 'cryptographic-key',
    func: 'wallet',
    keywords: ['xprv', 'tprv', 'yprv', 'zprv', 'uprv', 'vprv'],
    pattern: new RegExp(`(?<![A-Za-z0-9])[xtyzuv]prv${BASE58}{107,108}(?![A-Za-z0-9])`, 'y'),
    check: base58CheckedKey,
    source: 'https://github.com/bitcoin/bips/blob/master/bip-0032.mediawiki',
    hits: () => {
      const key = (version: number): string => {
        const head = Buffer.alloc(4);
        head.writeUInt32BE(version);
        return base58Checked(
          Buffer.concat([head, sampleBytes(41, version % 89), Buffer.alloc(1), sampleBytes(32)]),
        );
      };
      return [key(0x0488ade4), `master: ${key(0x04358394)}`];
    },
    misses: () => [
      'xpr' + 'v' + base58(sampleBytes(78)).slice(0, 107),
      'xpu' + 'b' + base58(sampleBytes(78)).slice(0, 107),
    ],
  },
  {
    id: 'bech32-private-key',
    title: 'Private key in Bech32 (Nostr, Sui)',
    type: 'cryptographic-key',
    func: 'wallet',
    keywords: ['nsec1', 'suiprivkey1'],
    pattern:
      /(?<![A-Za-z0-9])(?:nsec1[02-9ac-hj-np-z]{58}|suiprivkey1[02-9ac-hj-np-z]{58,64})(?![A-Za-z0-9])/y,
    check: bech32Key,
    source: 'https://github.com/nostr-protocol/nips/blob/master/19.md',
    hits: () => [bech32('ns' + 'ec', 52), `key: ${bech32('sui' + 'privkey', 53)}`],
    misses: () => [bech32('np' + 'ub', 52), 'nse' + 'c1' + 'q'.repeat(57) + 'p'],
  },
  {
    id: 'ed25519-key-pair',
    title: 'Key pair of a NEAR account',
    type: 'cryptographic-key',
    func: 'wallet',
    keywords: ['ed25519:'],
    pattern: new RegExp(`(?<![A-Za-z0-9])ed25519:${BASE58}{84,90}(?![A-Za-z0-9])`, 'y'),
    check: base58KeyPair,
    rotate: 'https://docs.near.org/protocol/access-keys',
    hits: () => [
      'ed25' + '519:' + base58(sampleBytes(64)),
      `"private_key":"ed25519:${base58(sampleBytes(64, 3))}"`,
    ],
    misses: () => ['ed25' + '519:' + base58(sampleBytes(32))],
  },
  {
    id: 'tezos-secret-key',
    title: 'Tezos secret key',
    type: 'cryptographic-key',
    func: 'wallet',
    keywords: ['edsk', 'spsk', 'p2sk'],
    pattern: new RegExp(
      `(?<![A-Za-z0-9])(?:edsk${BASE58}{94}|(?:ed|sp|p2)sk${BASE58}{50})(?![A-Za-z0-9])`,
      'y',
    ),
    check: base58CheckedKey,
    source: 'https://tezos.gitlab.io/shell/data_encoding.html',
    hits: () => {
      const seed = Buffer.concat([Buffer.from([0x0d, 0x0f, 0x3a, 0x07]), sampleBytes(32)]);
      const whole = Buffer.concat([Buffer.from([0x2b, 0xf6, 0x4e, 0x07]), sampleBytes(64)]);
      return [base58Checked(seed), `secret: unencrypted:${base58Checked(whole)}`];
    },
    misses: () => [
      'edp' + 'k' + base58(sampleBytes(40)).slice(0, 50),
      'eds' + 'k' + base58(sampleBytes(40)).slice(0, 50),
    ],
  },
  {
    id: 'stellar-secret-seed',
    title: 'Stellar secret seed',
    type: 'cryptographic-key',
    func: 'wallet',
    keywords: [
      'stellar',
      'xlm',
      'soroban',
      'fromsecret',
      'seed',
      'secret_key',
      'secretkey',
      'issuer',
      'distributor',
    ],
    ...named('S[A-Z2-7]{55}'),
    check: stellarSeed,
    entropy: 3.5,
    rotate:
      'https://developers.stellar.org/docs/learn/fundamentals/stellar-data-structures/accounts',
    source: 'https://github.com/stellar/stellar-protocol/blob/master/ecosystem/sep-0023.md',
    hits: () => [
      `STELLAR_SEED=${stellarSeedSample()}`,
      `Keypair.fromSecret("${stellarSeedSample(3)}")`,
    ],
    misses: () => [
      `STELLAR_SEED=S${sample('base32', 55)}`,
      `stellar_account: G${sample('base32', 55)}`,
    ],
  },
  {
    id: 'solana-private-key',
    title: 'Solana private key',
    type: 'cryptographic-key',
    func: 'wallet',
    keywords: [
      'solana',
      'sol_',
      'private_key',
      'privatekey',
      'private-key',
      'wallet',
      'phantom',
      'bs58.decode',
      'secret_key',
      'secretkey',
    ],
    ...named(`${BASE58}{86,88}`),
    check: base58KeyPair,
    entropy: 4,
    hits: () => [
      `SOLANA_PRIVATE_KEY=${base58(sampleBytes(64))}`,
      `bs58.decode("${base58(sampleBytes(64, 3))}")`,
    ],
    misses: () => [`solana_program: "${base58(sampleBytes(32))}"`, `wallet: ${'x'.repeat(88)}`],
  },
  {
    id: 'seed-phrase',
    title: 'Seed phrase of a wallet',
    type: 'cryptographic-key',
    func: 'wallet',
    keywords: ['mnemonic', 'phrase', 'seed_words', 'seedwords', 'wallet_seed', 'walletseed'],
    ...named('[a-z]{3,8}(?:[ ,][ ]{0,2}[a-z]{3,8}){11,23}'),
    check: seedPhrase,
    source: 'https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki',
    hits: () => [
      `MNEMONIC="${['crane', 'lamp', 'oval', 'fringe', 'tumble', 'vapor', 'ginger', 'mosquito', 'depth', 'polar', 'quick', 'wisdom'].join(' ')}"`,
      `seedPhrase: '${['shield', 'raven', 'topic', 'umbrella', 'glad', 'kiwi', 'noble', 'exile', 'jungle', 'hybrid', 'cactus', 'zebra'].join(' ')}'`,
    ],
    misses: () => [
      `mnemonic: "${'test '.repeat(11)}junk"`,
      `mnemonic = "${'abandon '.repeat(11)}about"`,
      'phrase: "this will only work when the wallet has been opened with some other key"',
    ],
  },
  {
    id: 'lnd-macaroon',
    title: 'Macaroon of a Lightning node',
    type: 'application-secret',
    func: 'lightning',
    // Version, field and length, then `lnd`, in hexadecimal.
    keywords: ['0201036c6e64'],
    pattern: /(?<![A-Za-z0-9])0201036c6e64[0-9a-f]{100,1200}(?![A-Za-z0-9])/iy,
    entropy: 3,
    rotate: 'https://docs.lightning.engineering/lightning-network-tools/lnd/macaroons',
    hits: () => [
      '0201036c' + '6e64' + sample('hex', 200),
      `macaroon: 0201036c6e64${sample('hex', 400)}`,
    ],
    misses: () => ['0201036c' + '6e64' + sample('hex', 20)],
  },
  {
    id: 'chain-node-url',
    title: 'Key in the address of a blockchain node (Alchemy, QuickNode)',
    type: 'third-party-credential',
    func: 'blockchain',
    keywords: ['alchemy.com/', 'alchemyapi.io/', 'quiknode.pro/'],
    pattern:
      /(?:alchemy\.com|alchemyapi\.io|quiknode\.pro)\/(?:v2\/|nft\/v[23]\/)?(?<value>[A-Za-z0-9_-]{32}(?:[a-f0-9]{8})?)(?![A-Za-z0-9_-])/dy,
    confidence: 'medium',
    entropy: 3.3,
    hits: () => [
      'https://eth-mainnet.g.alchemy.com/' + 'v2/' + sample('base62', 32),
      'https://red-blue-fog.solana-mainnet.quiknode.pro/' + sample('hex', 40) + '/',
    ],
    misses: () => [
      'https://eth-mainnet.g.alchemy.com/v2/your-api-key',
      'https://docs.alchemy.com/reference/how-to',
    ],
  },
  {
    id: 'infura-project-id',
    title: 'Project id in the address of an Infura node',
    type: 'third-party-credential',
    func: 'blockchain',
    keywords: ['infura.io/'],
    pattern: /infura\.io\/(?:ws\/)?v3\/(?<value>[a-f0-9]{32})(?![A-Za-z0-9])/dy,
    confidence: 'low',
    entropy: 3,
    rotate: 'https://docs.metamask.io/services/how-to/secure-an-api/api-key-secret/',
    hits: () => [
      'https://mainnet.infura.io/' + 'v3/' + sample('hex', 32),
      'wss://sepolia.infura.io/' + 'ws/v3/' + sample('hex', 32),
    ],
    misses: () => ['https://mainnet.infura.io/v3/YOUR-PROJECT-ID'],
  },
];
