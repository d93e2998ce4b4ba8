// Command dondoc is the whole product: the server and the tools of its operator.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"dondoc/internal/cli"
)

func main() {
	os.Exit(run())
}

func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return cli.Run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
}
