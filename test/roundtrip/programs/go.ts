import type { Source } from './program';

export const go: readonly Source[] = [
  {
    name: 'two uses of one value, build tags, cgo, a comment of the package',
    decision: 'rewrite',
    source: `//go:build !windows

// Package main prints.
package main

/*
#include <stdlib.h>
*/
import "C"

import f "fmt"

func main() {
	a := @go-interpreted:a@ // the key
	b := @go-interpreted:a@
	f.Printf("%x %x %d\\n", a, b, C.int(1))
}
`,
  },
  {
    name: 'an import under a dot',
    decision: 'rewrite',
    source: `package main

import . "fmt"

func main() {
	Printf("%x\\n", @go-interpreted:a@)
}
`,
  },
  {
    name: 'names that are taken',
    decision: 'rewrite',
    source: `package main

import (
	"fmt"
	"os"
)

var secretCache, mustGetSecret, context = 1, 2, 3

type secretcache struct{}

func main() {
	key := @go-interpreted:a@
	fmt.Fprintf(os.Stdout, "%x %v\\n", key, []int{secretCache, mustGetSecret, context})
}
`,
  },
  {
    name: 'a file that is not main.go, and groups of imports',
    decision: 'rewrite',
    file: 'db_config.go',
    source: `package main

import (
	"os"

	_ "github.com/aws/aws-sdk-go-v2/aws"
)

type (
	Token  string
	config struct {
		Host, Key string
		Tokens    []Token
	}
)

func load() (c config, err error) {
	c.Key = @go-interpreted:a@
	c.Tokens = []Token{@go-raw:raw@}
	return c, nil
}

func token() Token { return @go-interpreted:c@ }

func main() {
	c, _ := load()
	for _, text := range []string{c.Key, string(c.Tokens[0]), string(token())} {
		os.Stdout.WriteString(text)
	}
	os.Exit(0)
}
`,
  },
  {
    name: 'contexts of functions, closures and methods',
    decision: 'rewrite',
    source: `package main

import (
	"context"
	"fmt"
	"time"
)

type client struct{}

func (client) read(ctx context.Context, n int) string {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	later := func() string { return @go-interpreted:a@ }
	return later() + @go-interpreted:b@
}

func shadow(ctx context.Context) string {
	for ctx := range 1 {
		return fmt.Sprint(ctx) + @go-interpreted:c@
	}
	return ""
}

func main() {
	ctx := context.Background()
	fmt.Printf("%x %x\\n", client{}.read(ctx, 1), shadow(ctx))
	if key := @go-raw:raw@; key != "" {
		fmt.Printf("%x\\n", key)
	}
	defer fmt.Printf("%x\\n", (@go-interpreted:d@))
}
`,
  },
  {
    name: 'constants with types, sums, and groups that stay',
    decision: 'rewrite',
    source: `package main

import "fmt"

type Token string

const first Token = @go-interpreted:a@

const (
	second = "Bearer " + @go-interpreted:b@ // sent
	third  = @go-raw:raw@
)

const (
	zero = iota
	one
	key = "x" + @go-interpreted:c@
)

func main() {
	const local = @go-interpreted:d@
	fmt.Printf("%x %x %x %x %x %d\\n", string(first), second, third, key, local, one+zero)
	switch third {
	case "nothing":
		fmt.Println(len(second), third[0])
	}
}
`,
  },
  {
    name: 'Windows line ends',
    decision: 'rewrite',
    crlf: true,
    source: `package main

import "fmt"

func main() {
	pem := @go-raw-crlf:pem@
	fmt.Printf("%x %x\\n", pem, @go-interpreted:b@)
}
`,
  },
  {
    name: 'what stays: paths, tags, keys, comparisons, cases, formats, lengths, named types',
    decision: 'guidance',
    source: `package main

import "fmt"

type Token string

func take(token Token) { fmt.Printf("%x\\n", string(token)) }

const named = @go-interpreted:a@

const (
	b = @go-interpreted:b@
	c
)

const d, e = @go-interpreted:d@, 1

func main() {
	const unused = @go-interpreted:u@
	take(named)
	fmt.Println(b == c, d != @go-interpreted:e@, e)
	switch key := fmt.Sprint(1); key {
	case @go-interpreted:f@:
	}
	table := map[string]int{@go-interpreted:g@: 1}
	fmt.Println(table[@go-interpreted:h@])
	fmt.Printf("@text:i@ %d\\n", 1)
	var room [len("@text:j@")]int
	fmt.Println(len(room))
}
`,
  },
];
