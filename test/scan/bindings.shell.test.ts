import { testBindings } from '../support/bindings';

describe('Bindings', () => {
  testBindings({
    languageId: 'shellscript',
    found: [
      ['export DB_PASSWORD="@@"', 'DB_PASSWORD'],
      ["PASSWORD='@@' TOKEN=x run", 'PASSWORD'],
      ['readonly API_KEY="@@"', 'API_KEY'],
      ['local password="@@"', 'password'],
      ["secret_key=$'@@'", 'secret_key'],
      ['export DB_PASSWORD="${DB_PASSWORD:-@@}"', 'DB_PASSWORD'],
      ['p="${DB_PASSWORD:=@@}"', 'DB_PASSWORD'],
      ['mysql --user=app --password="@@"', 'password'],
      ['login --user app --password "@@"', 'password'],
      ["login --token '@@'", 'token'],
      ['if [ "$PASSWORD" = "@@" ]; then run; fi', '$PASSWORD'],
      ["if [[ $password == '@@' ]]; then run; fi", '$password'],
      ['settings[password]="@@"', 'settings[password]'],
      ['export DB_PASSWORD=@@', 'DB_PASSWORD'],
      ['login --password @@', 'password'],
    ],
    silent: [
      'password="$prefix@@"',
      'password="$(vault read @@)"',
      'password=$DB_PASSWORD',
      'p="${DB_PASSWORD:-$OTHER}"',
      'read -p "Password: " password',
      'echo "password is missing"',
      'login --no-password "@@"',
      'password_file="/run/secrets/db"',
    ],
  });

  testBindings({
    languageId: 'powershell',
    found: [
      ['$password = "@@"', '$password'],
      ["[string]$apiKey = '@@'", '[string]$apiKey'],
      ['$env:DB_PASSWORD = "@@"', '$env:DB_PASSWORD'],
      ['param([string]$Password = "@@")\nStart-Run', '$Password'],
      ['$h = @{ User = "app"; Password = "@@" }', 'Password'],
      ["$h = @{ 'token' = '@@' }", 'token'],
      ['$config.Password = "@@"', '$config.Password'],
      ['$config["password"] = "@@"', '$config["password"]'],
      ['Connect-Server -User app -Password "@@"', 'Password'],
      ['if ($password -eq "@@") { Start-Run }', '$password'],
      ['[Environment]::SetEnvironmentVariable("DB_PASSWORD", "@@")', 'DB_PASSWORD'],
      ['$client.SetPassword("@@")', 'SetPassword'],
      ['$c = New-Object System.Net.NetworkCredential("app", "@@")', 'System.Net.NetworkCredential'],
      [
        '$securePassword = ConvertTo-SecureString "@@" -AsPlainText -Force',
        'ConvertTo-SecureString',
      ],
      ['class Login { [string]$Password = "@@" }', '$Password'],
      ['$s = ConvertTo-SecureString "@@" -AsPlainText -Force', 'ConvertTo-SecureString'],
      ['$s = ConvertTo-SecureString -String "@@" -AsPlainText', 'ConvertTo-SecureString'],
      ['$password = @"\n@@\n"@', '$password'],
      ["$password = @'\n@@\n'@", '$password'],
    ],
    silent: [
      '$password = "$prefix@@"',
      '$password = Read-Host "Password"',
      '$password = $env:DB_PASSWORD',
      'Write-Host "password is missing"',
      '$passwordLabel = "Password"',
      'Get-Secret -Name "@@"',
    ],
  });
});
