package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"dondoc/internal/sample"
	"dondoc/internal/store/storetest"
)

// TestMain makes this test binary the program itself and the small tools the
// stories use beside it.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"dondoc": onTheDay,
		"browse": browse,
		"cast":   cast,
		"fetch":  fetch,
		"count":  count,
		"large":  large,
		"tamper": tamper,
	})
}

// onTheDay is the program with the clock of the story.
func onTheDay() { os.Exit(run(storyClock)) }

// storyClock says what the file "clock" said when it was written, and goes on since. Without the file it is the time it is.
func storyClock() time.Time {
	file := clockFile(os.Getenv("WORK"))
	set, err := os.ReadFile(file)
	if err != nil {
		return time.Now()
	}
	then, err := time.Parse(time.RFC3339, string(set))
	check(err)
	info, err := os.Stat(file)
	check(err)
	return then.Add(time.Since(info.ModTime()))
}

func clockFile(dir string) string { return filepath.Join(dir, "clock") }

// today sets the story's clock to nine in the morning of a day: today 2022-03-31.
func today(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: today yyyy-mm-dd")
	}
	ts.Check(os.WriteFile(clockFile(ts.Getenv("WORK"))+".new", []byte(args[0]+"T09:00:00+07:00"), 0o600))
	ts.Check(os.Rename(clockFile(ts.Getenv("WORK"))+".new", clockFile(ts.Getenv("WORK"))))
}

// TestStories plays the whole binary as its operator would, on each engine.
func TestStories(t *testing.T) {
	storetest.EachEngine(t, func(t *testing.T, e storetest.Engine) {
		testscript.Run(t, testscript.Params{
			Dir:                 filepath.Join("..", "..", "testdata", "story"),
			RequireExplicitExec: true,
			RequireUniqueNames:  true,
			Setup:               func(env *testscript.Env) error { return setUp(t, env, e.Name) },
			Condition:           func(condition string) (bool, error) { return condition == e.Name, nil },
			Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "holds": holds, "today": today},
		})
	})
}

// setUp gives each story its own database, an address nobody listens on, and
// the reference decision with what a person read in it.
func setUp(t *testing.T, env *testscript.Env, engine string) error {
	t.Helper()
	address, err := freeAddress()
	if err != nil {
		return err
	}
	env.Setenv("ADDRESS", address)
	env.Setenv("DONDOC_LISTEN", address)
	env.Setenv("DONDOC_LANG", "en")
	if engine == "postgres" {
		env.Setenv("DONDOC_DB", storetest.Postgres(t).URL)
	}
	if err := write(env.WorkDir, sample.DecisionName, sample.Decision()); err != nil {
		return err
	}
	for name, from := range map[string]string{"gold.json": "625-qd-ubnd.json", "625-qd-ubnd.doc": "formats/625-qd-ubnd.doc"} {
		if err := copyFile(env.WorkDir, name, filepath.Join("..", "..", "testdata", from)); err != nil {
			return err
		}
	}
	return nil
}

func freeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return l.Addr().String(), l.Close()
}

// exits runs a program that must end with the exit code: exits 6 dondoc import FILE.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits code program [args...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	code := 0
	err = ts.Exec(args[1], args[2:]...)
	if ended, ok := errors.AsType[*exec.ExitError](err); ok {
		code = ended.ExitCode()
	} else {
		ts.Check(err)
	}
	if code != want {
		ts.Fatalf("exit code %d, want %d", code, want)
	}
}

// holds fails when a file below the folder has the text: holds nothing TEXT DIR.
func holds(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 || args[0] != "nothing" {
		ts.Fatalf("usage: holds nothing text dir")
	}
	err := filepath.WalkDir(ts.MkAbs(args[2]), func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if err == nil && (bytes.Contains(content, []byte(args[1])) || strings.Contains(path, args[1])) {
			err = fmt.Errorf("%s holds %q", path, args[1])
		}
		return err
	})
	ts.Check(err)
}
