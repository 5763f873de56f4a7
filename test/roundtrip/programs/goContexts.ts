import { expect, type Expectations } from '../contexts';
import { fill, type Source, type Template } from './program';

const FORMS = ['go-interpreted', 'go-raw'] as const;

export const goExpectations: Expectations = expect({
  'default parameter': { none: 'Go’s parameters have no defaults.' },
  annotation: 'guided',
  'constant expression': 'guided',
  'test file': 'guided',
  'browser file': { none: 'Go is compiled for the machine that it runs on.' },
});

/** Prints texts in hexadecimal. */
const IMPORTS = 'import "fmt"';

export const TEMPLATES: readonly Template[] = [
  {
    context: 'top-level constant',
    decision: 'rewrite',
    forms: FORMS,
    source: `package main

${IMPORTS}

const apiKey = @*:raw@

func main() {
	fmt.Printf("%x\\n", apiKey)
}
`,
  },
  {
    context: 'function',
    decision: 'rewrite',
    forms: FORMS,
    source: `package main

${IMPORTS}

func read(length int) (string, error) {
	key := @*:raw@
	if length > len(key) {
		return @*:raw@, nil
	}
	return key[:length], nil
}

func main() {
	key, err := read(4)
	more, _ := read(1000000)
	fmt.Printf("%x %x %v\\n", key, more, err)
}
`,
  },
  {
    context: 'async function',
    decision: 'rewrite',
    forms: FORMS,
    source: `package main

import (
	"context"
	"fmt"
)

func read(ctx context.Context, out chan<- string) {
	out <- @*:raw@
}

func main() {
	out := make(chan string)
	go read(context.Background(), out)
	go func() {
		out <- @*:raw@
	}()
	fmt.Printf("%x %x\\n", <-out, <-out)
}
`,
  },
  {
    context: 'class field',
    decision: 'rewrite',
    forms: FORMS,
    source: `package main

${IMPORTS}

type client struct {
	host, key string
	token     Token
}

type Token string

func main() {
	c := client{host: "h", key: @*:raw@, token: @*:raw@}
	p := &client{"h", @*:raw@, ""}
	fmt.Printf("%x %x %x\\n", c.key, string(c.token), p.key)
}
`,
  },
  {
    context: 'static',
    decision: 'rewrite',
    forms: FORMS,
    source: `package main

${IMPORTS}

type Token string

var (
	key         = @*:raw@
	token Token = @*:raw@
)

func main() {
	fmt.Printf("%x %x\\n", key, string(token))
}
`,
  },
  {
    context: 'map value',
    decision: 'rewrite',
    forms: FORMS,
    source: `package main

${IMPORTS}

type Token string

var settings = map[string]string{
	"host": "h",
	"key":  @*:raw@,
}

func main() {
	tokens := map[string]Token{"a": @*:raw@}
	lists := [][]string{{"x", @*:raw@}}
	fmt.Printf("%x %x %x\\n", settings["key"], string(tokens["a"]), lists[0][1])
}
`,
  },
  {
    context: 'call argument',
    decision: 'rewrite',
    forms: FORMS,
    source: `package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"fmt"
	"os"
	"strings"
)

type Token string

func show(token Token, rest ...string) {
	fmt.Printf("%x %x\\n", string(token), rest)
}

func main() {
	show(@*:raw@, "x", @*:raw@)
	os.Setenv("KEY", strings.Clone(@*:raw@))
	hash := hmac.New(sha256.New, []byte(@*:raw@))
	fmt.Printf("%x %x\\n", os.Getenv("KEY"), hash.Sum(nil))
}
`,
  },
  {
    context: 'template part',
    decision: 'rewrite',
    forms: ['text'],
    source: `package main

import "fmt"

func main() {
	user := "me"
	fmt.Printf("%x\\n", "Bearer @*:a@")
	fmt.Printf("%x\\n", user+":@*:b@@host")
	fmt.Printf("%x\\n", \`raw @*:c@ \\n\`+user)
	header := "Bearer @*:a@"
	fmt.Printf("%x\\n", header)
}
`,
  },
  {
    context: 'URL part',
    decision: 'rewrite',
    forms: ['text'],
    source: `package main

import (
	"fmt"
	"net/url"
)

func main() {
	address, err := url.Parse("postgres://shop:@*:a@@db.example.com:5432/shop?x=%20")
	fmt.Printf("%x %v\\n", address.String(), err)
}
`,
  },
  {
    context: 'multi-line',
    decision: 'rewrite',
    forms: ['go-raw'],
    source: `package main

import "fmt"

var pem = []byte(@*:pem@)

func main() {
	fmt.Printf("%x\\n", pem)
}
`,
  },
  {
    context: 'annotation',
    decision: 'guidance',
    forms: FORMS,
    source: `package main

import "fmt"

type settings struct {
	Key string @*:raw@
}

func main() {
	fmt.Printf("%x\\n", settings{"v"}.Key)
}
`,
  },
  {
    context: 'constant expression',
    decision: 'guidance',
    forms: FORMS,
    source: `package main

import "fmt"

const key = @*:raw@

var room [len(key)]byte

const more = key + @*:raw@

func main() {
	var hall [len(more)]byte
	fmt.Printf("%x %d %d\\n", more, len(room), len(hall))
}
`,
  },
  {
    context: 'shared constant',
    decision: 'rewrite',
    forms: FORMS,
    source: `package main

import (
	"fmt"
)

const (
	// host is where the shop is.
	host = "h"
	// apiKey opens it.
	apiKey     = @*:raw@
	port       = 1
)

type client struct{ key string }

func one() string {
	return apiKey
}

func main() {
	two := client{key: apiKey}
	fmt.Printf("%x %x %s %d\\n", one(), two.key, host, port)
}
`,
  },
  {
    context: 'export',
    decision: 'rewrite',
    forms: FORMS,
    source: `// Package main prints.
package main

import "fmt"

// APIKey is for the shop.
const APIKey = @*:raw@

func main() {
	fmt.Printf("%x\\n", APIKey)
}
`,
  },
  {
    context: 'test file',
    decision: 'guidance',
    forms: FORMS,
    file: 'test/main.go',
    source: `package main

import "fmt"

func main() {
	fmt.Printf("%x\\n", @*:raw@)
}
`,
  },
];

export const goContexts: readonly Source[] = fill(TEMPLATES);
