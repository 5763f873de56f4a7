import { databaseAddress, databasePassword } from '../passwords';
import type { Rule } from '../rule';
import { sample } from './sample';

/** How Secrets Manager itself changes the password of a database, whichever it is. */

/** Names of drivers, as they stand before `://`; a dialect may follow behind `+` or `-`. */
const SCHEMES = [
  'postgres(?:ql)?|postgis|timescaledb|cockroach(?:db)?|redshift|yugabyte(?:db)?|crate|questdb|hologres',
  'mysql2?|mysqlx|mariadb|tidb|singlestore|trilogy|percona|vitess|doris|starrocks',
  'mongodb|mongo|redis|rediss|valkeys?|keydb|memcached?|couchdb|couchbases?|cassandra|scylla|rethinkdb',
  'amqps?|rabbitmq|pulsar|kafka|nats|tls|stomp|mqtts?|mqs|activemq|jms|beanstalkd?|nsq|rsmq',
  'mssql|sqlserver|tds|sybase|oracle|oracledb|db2|ibm_db_sa|informix|hana|teradata(?:sql)?|vertica|exa(?:sol)?',
  'clickhouses?|snowflake|trino|presto|hive2?|impala|druid|databricks|dremio|phoenix|monetdb|firebird|netezza',
  'neo4j|bolt|memgraph|arangodb|orientdb|dgraph|gremlin|influxdb|elasticsearch|opensearch|solr|surrealdb|libsql',
].join('|');
const USER = String.raw`(?:[^\s:@/"'<>(){}\\,` + '`' + String.raw`]|\{[^{}\s]{0,40}\}){0,100}`;

/** Words that stand in a connection string beside the password; a form has a user too. */
const COMPANIONS =
  'server|data source|datasource|host|hostname|database|initial catalog|dbname|dsn|driver|provider|' +
  'addr|network address|endpoint|service name|dbq|sslmode';
/** The arguments of a call are kept apart by commas, the parts of a connection string never. */
const NO_ARGUMENT = String.raw`(?<!,\s{0,20})`;
const BESIDE = `(?<![A-Za-z])(?:${COMPANIONS})[ \\t]{0,3}=`;

/** Addresses and connection strings of databases and message brokers. */
export const DATABASE_RULES: readonly Rule[] = [
  {
    id: 'database-url',
    title: 'Database or broker address with a password',
    type: 'database-credential',
    func: 'database',
    keywords: ['://'],
    pattern: new RegExp(
      // Few addresses have a user; the many names of drivers are looked at for them alone.
      `(?=:\\/\\/${USER}:)(?<=(?<![A-Za-z0-9])(?:${SCHEMES})(?:[+-][\\w.+-]{1,20})?s?):\\/\\/${USER}:` +
        String.raw`(?<value>[^\s"'<>/\\` +
        '`' +
        String.raw`]{1,200})@(?=[\w%$[{.(/:-])`,
      'diy',
    ),
    check: databaseAddress,
    source: 'https://www.postgresql.org/docs/current/libpq-connect.html',
    hits: () => [
      'postgres' + '://app:' + 'hunter2' + '@db.example.net:5432/shop',
      'mongodb' + '+srv://u:' + sample('base62', 16) + '@h/x',
      'redis' + '://:' + sample('base62', 12) + '@cache:6379/0',
      'amqps' + '://ann:p%40ss' + sample('base62', 5) + '@mq.internal/%2F',
      'postgresql' + '+asyncpg://{user}:' + sample('base62', 12) + '@h/d',
      'jdbc:mysql' + '://ann:' + sample('base62', 12) + '@h:3306/d',
    ],
    misses: () => [
      'postgres' + '://app@db/shop',
      'mysql' + '://u:${PASSWORD}@h',
      'redis' + '://user:password@localhost',
      'postgresql' + '://scott:tiger@localhost/test',
      'mongodb' + '://<user>:<password>@h/x',
      'mysql' + '://%s:%s@%s/%s',
    ],
  },
  {
    id: 'database-url-option',
    title: 'Password or token among the options of a database address',
    type: 'database-credential',
    func: 'database',
    keywords: ['authtoken=', 'api_key=', 'password=', 'sslpassword=', 'private_key_pwd='],
    pattern: new RegExp(
      String.raw`(?<=(?<![A-Za-z0-9])(?:${SCHEMES}|prisma)(?:\+[\w.]{1,20})?:\/\/[^\s"'<>]{0,200}[?&])` +
        String.raw`(?:authToken|api_key|password|sslpassword|private_key_pwd)=(?<value>[^\s"'<>&#\\]{3,2000})`,
      'diy',
    ),
    check: databasePassword,
    hits: () => [
      'libsql' + '://shop-ann.turso.io?authToken=' + sample('base62', 80),
      'redis+socket' + ':///run/r.sock?db=0&password=' + sample('base62', 12),
      'prisma' + '://accelerate.prisma-data.net/?api_key=' + sample('base62', 60),
    ],
    misses: () => ['libsql' + '://h?authToken=${TOKEN}', 'password=' + sample('base62', 12)],
  },
  {
    id: 'jdbc-password',
    title: 'Password in a JDBC address',
    type: 'database-credential',
    func: 'database',
    keywords: ['password=', 'passwd=', 'pwd=', 'pass=', 'accesstoken='],
    pattern:
      /(?<=jdbc:[a-z0-9_+-]{2,24}:[^\s"'`<>]{1,300}[?&;:,](?:private_key_|ssl)?)(?:password|passwd|pwd|pass|accesstoken)=\{?(?<value>[^\s"'`<>&;}\\]{1,200})/diy,
    check: databasePassword,
    hits: () => [
      'jdbc:mysql://h/shop?user=app&password=' + sample('base62', 14),
      'jdbc:sqlserver://h:1433;databaseName=d;user=sa;password={' + sample('base62', 14) + '};',
      'jdbc:db2://h:50000/d:user=ann;password=' + sample('base62', 14) + ';',
    ],
    misses: () => [
      'jdbc:mysql://h/shop?user=app&password=${DB_PASSWORD}',
      'jdbc:h2:mem:test;DB_CLOSE_DELAY=-1',
    ],
  },
  {
    id: 'oracle-logon',
    title: 'User and password of an Oracle logon',
    type: 'database-credential',
    func: 'oracle',
    keywords: ['jdbc:oracle:', 'sqlplus ', 'sqlldr ', 'expdp ', 'impdp '],
    pattern:
      /(?:jdbc:oracle:(?:thin|oci8?):|(?:sqlplus|sqlldr|expdp|impdp)[ \t]{1,4}(?:-[A-Za-z]{1,10}[ \t]{1,4}){0,4}(?:userid=)?["']?)[A-Za-z][\w$#.]{0,60}\/(?<value>[^\s"'@/${}<>]{2,100})(?=@|["' \t\r\n]|$)/diy,
    check: databasePassword,
    hits: () => [
      'jdbc:oracle:thin:ann/' + sample('base62', 12) + '@//h:1521/orcl',
      'sqlplus -s ann/' + sample('base62', 12) + '@orcl @run.sql',
    ],
    misses: () => [
      'jdbc:oracle:thin:@h:1521:orcl',
      'sqlplus / as sysdba',
      'sqlplus scott/tiger@orcl',
      'sqlplus $USER/$PASS@orcl',
    ],
  },
  {
    id: 'connection-string-password',
    title: 'Password in a connection string',
    type: 'database-credential',
    func: 'database',
    keywords: ['password=', 'pwd=', 'password =', 'pwd ='],
    pattern: new RegExp(
      NO_ARGUMENT +
        String.raw`(?<=(?:^|[;"'\s&{])(?:(?<=${BESIDE}[^\n]{0,160})|(?=[^\n]{0,160}${BESIDE})))` +
        String.raw`(?:password|pwd)[ \t]?=[ \t]?(?:\\?["'{])?(?<value>[^\s;"'<>&{}\\` +
        '`' +
        String.raw`]{4,128})(?=[ \t]{0,2}[}"';\s\\&` +
        '`' +
        String.raw`]|$)`,
      'diy',
    ),
    check: databasePassword,
    source:
      'https://learn.microsoft.com/dotnet/api/system.data.sqlclient.sqlconnection.connectionstring',
    hits: () => [
      `Server=db;Database=shop;User Id=app;Password=${sample('base62', 12)};`,
      `DRIVER={ODBC Driver 18};SERVER=db;UID=ann;PWD=${sample('base62', 12)}`,
      `Password =${sample('base62', 12)};Initial Catalog=shop;Data Source=db;`,
      `host=db port=5432 dbname=shop user=ann password=${sample('base62', 12)} sslmode=require`,
    ],
    misses: () => [
      'Server=db;User Id=app;Password={0};',
      'Server=db;Integrated Security=true;',
      'var user = ann; var pwd = getPassword();',
      'host=db user=ann password=$PGPASSWORD',
    ],
  },
  {
    id: 'go-mysql-dsn',
    title: 'Password in a MySQL data source name',
    type: 'database-credential',
    func: 'mysql',
    keywords: ['@tcp(', '@unix(', '@tcp6('],
    pattern: /(?<=(?:^|[\s"'`=/])[\w.%+-]{1,64}:(?<value>[^\s"'`:@/]{1,100}))@(?:tcp6?|unix)\(/dy,
    check: databasePassword,
    rotate: 'https://dev.mysql.com/doc/refman/8.4/en/alter-user.html',
    hits: () => ['dsn := "ann:' + sample('base62', 12) + '@tcp(db:3306)/shop"'],
    misses: () => ['"%s:%s@tcp(%s)/%s"', '"root:password@tcp(localhost)/test"', 'ann@tcp(db)/shop'],
  },
  {
    id: 'sql-password',
    title: 'Password in an SQL statement',
    type: 'database-credential',
    func: 'database',
    keywords: ['identified ', 'password ', 'password('],
    pattern:
      /(?:(?<=(?:create|alter|replace)\s{1,4}(?:user|role)[^;]{0,200}|grant\s[^;]{0,300})identified(?:[ \t]{1,4}with[ \t]{1,4}[\w"']{1,40})?[ \t]{1,4}(?:by|as)[ \t]{1,4}(?:password[ \t]{1,4})?|(?=password(?:[ \t]{0,3}=?[ \t]{0,3}N?|\()\\?["'])(?:(?<=(?:create|alter)[ \t]{1,4}(?:user|role|login)[^\n;]{1,200}[ \t])password[ \t]{0,3}=?[ \t]{0,3}N?|(?<=set[ \t]{1,4}password[^\n;]{1,80})password\())\\?["'](?<value>[^\s"'\\]{3,128})\\?["']/diy,
    check: databasePassword,
    hits: () => [
      `CREATE USER 'a'@'h' IDENTIFIED BY '${sample('base62', 12)}';`,
      `CREATE ROLE ann WITH LOGIN PASSWORD '${sample('base62', 12)}';`,
      `ALTER LOGIN ann WITH PASSWORD = N'${sample('base62', 12)}';`,
      `SET PASSWORD FOR 'ann'@'h' = PASSWORD('${sample('base62', 12)}');`,
    ],
    misses: () => [
      `CREATE USER 'a'@'h' IDENTIFIED BY 'password';`,
      `the password 'correct horse' is a joke`,
      `ALTER ROLE ann PASSWORD NULL;`,
    ],
  },
];
