package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"

	"dondoc/internal/cli"
)

// password is that of everybody in a story.
const password = "mot mat khau dai"

// cast makes the accounts of a story once the server is up: cast FILE,
// with a line "login role organisation" for each person; nothing after the role is the whole authority.
func cast() {
	address := "http://" + os.Getenv("ADDRESS") + "/readyz"
	resp, err := send(&http.Client{Timeout: time.Minute}, true, func() (*http.Request, error) {
		return http.NewRequestWithContext(context.Background(), http.MethodGet, address, nil)
	})
	check(err)
	check(resp.Body.Close())
	people, err := os.ReadFile(os.Args[1])
	check(err)
	for line := range strings.Lines(string(people)) {
		login, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		role, unit, _ := strings.Cut(rest, " ")
		join(login, role, unit)
	}
}

func join(login, role, unit string) {
	args := []string{"user", "add", login, "--lang", "vi", "--name", login, "--role", role, "--org", unit, "--password-stdin"}
	code := cli.Run(context.Background(), cli.Process{
		Args: args, In: strings.NewReader(password + "\n"), Out: io.Discard, Err: os.Stderr, Now: storyClock,
	})
	if code != 0 {
		check(fmt.Errorf("%s was not made: exit code %d", login, code))
	}
}
