import { testBindings } from '../support/bindings';

describe('Bindings', () => {
  testBindings({
    languageId: 'ruby',
    found: [
      ['password = "@@"', 'password'],
      ["DB_PASSWORD = '@@'.freeze", 'DB_PASSWORD'],
      ['password ||= "@@"', 'password'],
      ['user, password = "app", "@@"', 'password'],
      ['ENV["DB_PASSWORD"] = "@@"', 'ENV["DB_PASSWORD"]'],
      ['p = ENV.fetch("DB_PASSWORD", "@@")', 'DB_PASSWORD'],
      ['p = ENV.fetch("DB_PASSWORD") { "@@" }', 'DB_PASSWORD'],
      ['p = ENV["DB_PASSWORD"] || "@@"', 'ENV["DB_PASSWORD"]'],
      ['connect(user: "app", password: "@@")', 'password'],
      ['connect :user => "app", :password => "@@"', 'password'],
      ['options = { "user" => "app", "password" => "@@" }', 'password'],
      ['set :session_secret, "@@"', 'session_secret'],
      ['config.secret_key = "@@"', 'config.secret_key'],
      ['client.password("@@")', 'password'],
      ['def login(user, password = "@@"); end', 'password'],
      ['def login(user, password: "@@"); end', 'password'],
      ['def password\n  "@@"\nend', 'password'],
      ['raise if params[:password] == "@@"', 'params[:password]'],
      ['token = JWT.encode(payload, "@@")', 'JWT.encode'],
      ['mac = OpenSSL::HMAC.hexdigest("SHA256", "@@", data)', 'OpenSSL.HMAC.hexdigest'],
      ['request.basic_auth("app", "@@")', 'request.basic_auth'],
      ['c = Aws::Credentials.new(id, "@@")', 'Aws.Credentials.new'],
      ['password = debug ? "@@" : nil', 'password'],
      ['password = <<~TEXT\n  @@\nTEXT', 'password'],

      ['@password = %q(@@)', '@password'],
      ['tokens = %w[@@ x]', 'tokens'],

      ['token = JWT.encode payload, "@@"', 'JWT.encode'],
      ['request.basic_auth "app", "@@"', 'request.basic_auth'],
      ['provider :github, "app", "@@"', 'provider'],
      ['ok = password.eql?("@@")', 'password'],
    ],
    silent: [
      'password = "#{prefix}@@"',
      'password = "@@" + suffix',
      'a = config.fetch("password")',
      'password = config.fetch("@@")',
      'password = <<~TEXT\n  #{secret}\nTEXT',
      'validates :password, presence: true',
      'password_label = "Password"',
      'password = ENV["DB_PASSWORD"]',
      'raise ArgumentError, "password is missing"',
    ],
  });
});
