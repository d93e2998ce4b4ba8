// Command dondoc is the whole product: the server and the tools of its operator.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"

	"dondoc/internal/cli"
)

func main() {
	os.Exit(run(time.Now))
}

func run(now func() time.Time) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends at once what does not stop by itself
	return cli.Run(ctx, cli.Process{Args: os.Args[1:], In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Now: now})
}
