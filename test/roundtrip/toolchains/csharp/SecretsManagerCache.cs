// Stands in for AWSSDK.SecretsManager.Caching 2.0.0 where NuGet can't be reached: the namespace, the
// class, its constructor without parameters and GetSecretString are declared as they are there; what
// they do is done over HTTP, with AWS's signature, at the endpoint of the profile.
using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace Amazon.SecretsManager.Extensions.Caching
{
    public class SecretsManagerCache : IDisposable
    {
        private readonly ConcurrentDictionary<string, string> secrets =
            new ConcurrentDictionary<string, string>();

        public async Task<String> GetSecretString(
            String secretId,
            CancellationToken cancellationToken = default(CancellationToken))
        {
            await Task.Yield();
            return secrets.GetOrAdd(secretId, new Request().Fetch);
        }

        public void Dispose()
        {
        }
    }

    internal sealed class Request
    {
        private const string Service = "secretsmanager";

        private readonly string date =
            DateTime.UtcNow.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

        internal string Fetch(string secretId)
        {
            string body = "{\"SecretId\":\"" + secretId + "\"}";
            var endpoint = new Uri(Setting("AWS_CONFIG_FILE", "endpoint_url"));
            var request = (HttpWebRequest)WebRequest.Create(endpoint);
            request.Method = "POST";
            request.Proxy = null;
            request.ServicePoint.Expect100Continue = false;
            request.ContentType = "application/x-amz-json-1.1";
            request.Headers["X-Amz-Target"] = Service + ".GetSecretValue";
            request.Headers["X-Amz-Date"] = date;
            request.Headers["Authorization"] = Authorization(endpoint, body);
            string token = Setting("AWS_SHARED_CREDENTIALS_FILE", "aws_session_token");
            if (token != null)
            {
                request.Headers["X-Amz-Security-Token"] = token;
            }
            byte[] bytes = Encoding.UTF8.GetBytes(body);
            request.GetRequestStream().Write(bytes, 0, bytes.Length);
            return StringIn(Answer(request), "SecretString");
        }

        private static string Answer(HttpWebRequest request)
        {
            try
            {
                return Text(request.GetResponse());
            }
            catch (WebException error) when (error.Response != null)
            {
                throw new InvalidOperationException(Text(error.Response));
            }
        }

        private static string Text(WebResponse response)
        {
            using (var reader = new StreamReader(response.GetResponseStream(), new UTF8Encoding(false)))
            {
                return reader.ReadToEnd();
            }
        }

        private string Authorization(Uri endpoint, string body)
        {
            string region = Setting("AWS_CONFIG_FILE", "region");
            string day = date.Substring(0, 8);
            string scope = day + "/" + region + "/" + Service + "/aws4_request";
            string canonical =
                "POST\n/\n\nhost:" + endpoint.Authority + "\nx-amz-date:" + date + "\n\nhost;x-amz-date\n" + Hash(body);
            string text = "AWS4-HMAC-SHA256\n" + date + "\n" + scope + "\n" + Hash(canonical);
            byte[] key = Encoding.UTF8.GetBytes("AWS4" + Setting("AWS_SHARED_CREDENTIALS_FILE", "aws_secret_access_key"));
            foreach (string part in scope.Split('/'))
            {
                key = Sign(key, part);
            }
            return "AWS4-HMAC-SHA256 Credential="
                + Setting("AWS_SHARED_CREDENTIALS_FILE", "aws_access_key_id")
                + "/" + scope + ", SignedHeaders=host;x-amz-date, Signature=" + Hex(Sign(key, text));
        }

        /// <summary>A setting of the profile, in the file that a variable of the environment names.</summary>
        private static string Setting(string file, string name)
        {
            string profile = Environment.GetEnvironmentVariable("AWS_PROFILE");
            bool isOwn = false;
            foreach (string line in File.ReadAllLines(Environment.GetEnvironmentVariable(file)))
            {
                if (line.StartsWith("["))
                {
                    isOwn = line == "[" + profile + "]" || line == "[profile " + profile + "]";
                }
                Match match = Regex.Match(line, "^" + name + "\\s*=\\s*(.*)$");
                if (isOwn && match.Success)
                {
                    return match.Groups[1].Value.Trim();
                }
            }
            return null;
        }

        private static byte[] Sign(byte[] key, string text)
        {
            using (var hmac = new HMACSHA256(key))
            {
                return hmac.ComputeHash(Encoding.UTF8.GetBytes(text));
            }
        }

        private static string Hash(string text)
        {
            using (var sha = SHA256.Create())
            {
                return Hex(sha.ComputeHash(Encoding.UTF8.GetBytes(text)));
            }
        }

        private static string Hex(byte[] bytes)
        {
            return BitConverter.ToString(bytes).Replace("-", "").ToLowerInvariant();
        }

        private static string StringIn(string json, string name)
        {
            string body = Regex.Match(json, "\"" + name + "\":\"((?:[^\"\\\\]|\\\\.)*)\"").Groups[1].Value;
            return Regex.Replace(body, "\\\\(u[0-9a-fA-F]{4}|.)", match => Unescape(match.Groups[1].Value));
        }

        private static string Unescape(string escape)
        {
            switch (escape[0])
            {
                case 'b': return "\b";
                case 'f': return "\f";
                case 'n': return "\n";
                case 'r': return "\r";
                case 't': return "\t";
                case 'u': return ((char)Convert.ToInt32(escape.Substring(1), 16)).ToString();
                default: return escape;
            }
        }
    }
}
