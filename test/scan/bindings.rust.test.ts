import { testBindings } from '../support/bindings';

describe('Bindings', () => {
  testBindings({
    languageId: 'rust',
    around: 'fn main() {\n    @code@\n}\n',
    found: [
      ['const DB_PASSWORD: &str = "@@";', 'DB_PASSWORD'],
      ['static SECRET_KEY: &[u8] = b"@@";', 'SECRET_KEY'],
      ['let password = "@@".to_string();', 'password'],
      ['let password = String::from("@@");', 'password'],
      ['let password: Option<&str> = Some("@@");', 'password'],
      ['let password = r#"@@"#;', 'password'],
      ['let (user, password) = ("app", "@@");', 'password'],
      ['config.password = "@@".into();', 'config.password'],
      ['let c = Config { user: "app".into(), password: "@@".into() };', 'password'],
      ['let api_key = SecretString::new("@@".to_owned());', 'api_key'],
      ['let p = env::var("DB_PASSWORD").unwrap_or("@@".to_string());', 'env.var("DB_PASSWORD")'],
      [
        'let p = env::var("DB_PASSWORD").unwrap_or_else(|_| "@@".to_string());',
        'env.var("DB_PASSWORD")',
      ],
      ['std::env::set_var("DB_PASSWORD", "@@");', 'DB_PASSWORD'],
      ['map.insert("password", "@@");', 'password'],
      ['let c = Builder::new().user("app").password("@@").build();', 'password'],
      ['if password == "@@" {}', 'password'],
      ['let k = EncodingKey::from_secret("@@".as_ref());', 'EncodingKey.from_secret'],
      ['let r = client.get(url).basic_auth("app", Some("@@"));', 'client.get(url).basic_auth'],
      ['let r = client.get(url).bearer_auth("@@");', 'client.get(url).bearer_auth'],
      ['let c = Credentials::new("app".into(), "@@".into());', 'Credentials.new'],
      ['fn password() -> &\'static str { "@@" }', 'password'],
      ['fn password() -> String { return "@@".to_string(); }', 'password'],
      ['if password.eq("@@") {}', 'password'],
    ],
    silent: [
      'let password = format!("{}@@", prefix);',
      'let a = config.get("password");',
      'let password = config.get("@@");',
      'let password_label = "Password";',
      'let password = env::var("DB_PASSWORD");',
      'panic!("password is missing");',
      'println!("password: {}", user);',
      'let field = Field::new("password", "The password");',
    ],
  });
});
