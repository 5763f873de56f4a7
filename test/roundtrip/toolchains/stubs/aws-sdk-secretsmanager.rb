# frozen_string_literal: true

# The part of the gem aws-sdk-secretsmanager that rewritten programs use, over HTTP, signed. Names
# and signatures are those of 1.x: Aws::SecretsManager::Client#initialize(options = {}),
# #get_secret_value(params = {}) and Types::GetSecretValueResponse.
require 'json'
require 'net/http'
require 'openssl'

module Aws
  module SecretsManager
    module Types
      GetSecretValueResponse = Struct.new(:arn, :name, :secret_string, keyword_init: true)
    end

    # A client of the profile AWS_PROFILE.
    class Client
      def initialize(_options = {})
        @endpoint = URI(setting('AWS_CONFIG_FILE', 'endpoint_url'))
        @region = setting('AWS_CONFIG_FILE', 'region')
      end

      def get_secret_value(params = {})
        body = JSON.dump('SecretId' => params.fetch(:secret_id))
        response = Net::HTTP.post(@endpoint, body, headers(body))
        answer = JSON.parse(response.body.dup.force_encoding('UTF-8'))
        raise answer['__type'] unless response.code == '200'

        Types::GetSecretValueResponse.new(
          arn: answer['ARN'], name: answer['Name'], secret_string: answer['SecretString']
        )
      end

      private

      def setting(file, key)
        section = File.read(ENV.fetch(file)).split(/^\[/).find { |one| one =~ /\A(profile )?#{ENV.fetch('AWS_PROFILE')}\]/ }
        section[/^#{key} = (.*)$/, 1]
      end

      def headers(body)
        headers = {
          'content-type' => 'application/x-amz-json-1.1',
          'host' => "#{@endpoint.host}:#{@endpoint.port}",
          'x-amz-date' => Time.now.utc.strftime('%Y%m%dT%H%M%SZ'),
          'x-amz-security-token' => setting('AWS_SHARED_CREDENTIALS_FILE', 'aws_session_token'),
          'x-amz-target' => 'secretsmanager.GetSecretValue'
        }
        headers.merge('authorization' => authorization(headers, body))
      end

      # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
      def authorization(headers, body)
        date = headers['x-amz-date']
        scope = [date[0, 8], @region, 'secretsmanager', 'aws4_request']
        names = headers.keys.join(';')
        lines = headers.map { |name, value| "#{name}:#{value}\n" }.join
        canonical = ['POST', '/', '', lines, names, digest(body)].join("\n")
        text = ['AWS4-HMAC-SHA256', date, scope.join('/'), digest(canonical)].join("\n")
        secret = setting('AWS_SHARED_CREDENTIALS_FILE', 'aws_secret_access_key')
        key = scope.reduce("AWS4#{secret}") { |last, part| OpenSSL::HMAC.digest('SHA256', last, part) }
        id = setting('AWS_SHARED_CREDENTIALS_FILE', 'aws_access_key_id')
        "AWS4-HMAC-SHA256 Credential=#{id}/#{scope.join('/')}, SignedHeaders=#{names}, " \
          "Signature=#{OpenSSL::HMAC.hexdigest('SHA256', key, text)}"
      end

      def digest(text)
        OpenSSL::Digest::SHA256.hexdigest(text)
      end
    end
  end
end
