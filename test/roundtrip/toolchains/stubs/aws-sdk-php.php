<?php

declare(strict_types=1);

// The part of aws/aws-sdk-php that rewritten programs use, over HTTP, signed. Names and signatures
// are those of 3.x: Aws\SecretsManager\SecretsManagerClient::__construct(array $args) and
// getSecretValue(array $args = []), whose result is read like an array (Aws\Result).

namespace Aws\SecretsManager;

class SecretsManagerClient
{
    private string $endpoint;
    private string $region;

    public function __construct(array $args)
    {
        array_key_exists('region', $args) || throw new \InvalidArgumentException('Missing region');
        $this->endpoint = $this->setting('AWS_CONFIG_FILE', 'endpoint_url');
        $this->region = $this->setting('AWS_CONFIG_FILE', 'region');
    }

    public function getSecretValue(array $args = []): \ArrayObject
    {
        $body = json_encode(['SecretId' => $args['SecretId']]);
        $options = [
            'method' => 'POST',
            'header' => $this->headers($body),
            'content' => $body,
            'ignore_errors' => true,
        ];
        $text = file_get_contents($this->endpoint, false, stream_context_create(['http' => $options]));
        $answer = json_decode($text, true);
        if (!isset($answer['SecretString'])) {
            throw new \RuntimeException($answer['__type']);
        }
        return new \ArrayObject($answer);
    }

    private function setting(string $file, string $key): string
    {
        $profile = preg_quote(getenv('AWS_PROFILE'), '/');
        $pattern = "/^\\[(?:profile )?{$profile}\\][^\\[]*?^{$key} = (.*)$/m";
        preg_match($pattern, file_get_contents(getenv($file)), $match);
        return $match[1];
    }

    private function headers(string $body): array
    {
        $headers = [
            'content-type' => 'application/x-amz-json-1.1',
            'host' => parse_url($this->endpoint, PHP_URL_HOST) . ':' . parse_url($this->endpoint, PHP_URL_PORT),
            'x-amz-date' => gmdate('Ymd\THis\Z'),
            'x-amz-security-token' => $this->setting('AWS_SHARED_CREDENTIALS_FILE', 'aws_session_token'),
            'x-amz-target' => 'secretsmanager.GetSecretValue',
        ];
        $headers['authorization'] = $this->authorization($headers, $body);
        return array_map(fn ($name, $value) => "$name: $value", array_keys($headers), $headers);
    }

    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
    private function authorization(array $headers, string $body): string
    {
        $date = $headers['x-amz-date'];
        $scope = [substr($date, 0, 8), $this->region, 'secretsmanager', 'aws4_request'];
        $names = implode(';', array_keys($headers));
        $lines = '';
        foreach ($headers as $name => $value) {
            $lines .= "$name:$value\n";
        }
        $canonical = implode("\n", ['POST', '/', '', $lines, $names, hash('sha256', $body)]);
        $text = implode("\n", ['AWS4-HMAC-SHA256', $date, implode('/', $scope), hash('sha256', $canonical)]);
        $key = 'AWS4' . $this->setting('AWS_SHARED_CREDENTIALS_FILE', 'aws_secret_access_key');
        foreach ($scope as $part) {
            $key = hash_hmac('sha256', $part, $key, true);
        }
        $id = $this->setting('AWS_SHARED_CREDENTIALS_FILE', 'aws_access_key_id');
        $signature = hash_hmac('sha256', $text, $key);
        return "AWS4-HMAC-SHA256 Credential=$id/" . implode('/', $scope)
            . ", SignedHeaders=$names, Signature=$signature";
    }
}
