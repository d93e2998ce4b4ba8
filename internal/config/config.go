// Package config owns the settings: their names, defaults, checks and where
// they come from. A setting is a flag, an environment variable DONDOC_… and a
// key of the configuration file, in this order of precedence; this struct is
// the only place that lists them. It does not own what a setting does.
package config

import (
	"log/slog"
	"net/netip"
	"net/url"
	"path/filepath"
	"strings"
	"time"
)

// Common are the settings of every command. The words of each are the messages
// cli.flag.<name> of the catalogues.
type Common struct {
	Config     string     `placeholder:"FILE"`
	DB         string     `name:"db" placeholder:"PATH|URL"`
	Data       string     `default:"./data" placeholder:"DIR"`
	Tenant     string     `placeholder:"SLUG"`
	TenantName string     `placeholder:"NAME"`
	Lang       string     `enum:"vi,en" default:"vi"`
	LogFormat  string     `enum:"text,json" default:"text"`
	LogLevel   slog.Level `default:"info" placeholder:"LEVEL"`
}

// Upload is the setting of what reads documents.
type Upload struct {
	MaxUpload int64 `default:"20971520" placeholder:"BYTES"` // of one document
}

// Product are the settings of files that are handed in.
type Product struct {
	MaxProduct  int64  `default:"52428800" placeholder:"BYTES"` // of one file
	Clamd       string `placeholder:"HOST:PORT|PATH"`           // who is asked about viruses; empty: nobody
	Authorities string `placeholder:"FILE"`                     // PEM certificates of who vouches for signers; empty: nobody is known
}

// Serve are the settings of the server.
type Serve struct {
	Upload
	Product

	Listen       string         `default:"127.0.0.1:8080" placeholder:"HOST:PORT"`
	BaseURL      *url.URL       `name:"base-url" placeholder:"URL"`
	Sample       bool           `negatable:""`
	TrustedProxy []netip.Prefix `placeholder:"CIDR"`
	MetricsFrom  []netip.Prefix `default:"127.0.0.0/8,::1/128" placeholder:"CIDR"`
	ReadTimeout  time.Duration  `default:"2m" placeholder:"DURATION"`
	WriteTimeout time.Duration  `default:"2m" placeholder:"DURATION"`
	IdleTimeout  time.Duration  `default:"2m" placeholder:"DURATION"`
	Deadline     time.Duration  `default:"60s" placeholder:"DURATION"`
	StopTimeout  time.Duration  `default:"20s" placeholder:"DURATION"`
}

// Database is the PostgreSQL URL, or the path of the SQLite file: in the data
// directory unless the setting says otherwise.
func (c Common) Database() string {
	if c.DB == "" {
		return filepath.Join(c.Data, "dondoc.db")
	}
	return c.DB
}

// Files is the directory of uploaded contents.
func (c Common) Files() string { return filepath.Join(c.Data, "files") }

// Tray is the directory of documents that came in and are being read.
func (c Common) Tray() string { return filepath.Join(c.Data, "incoming") }

// Masked is a database's name without its password, for logs and reports. A
// URL that cannot be read is not shown at all: it may hold one.
func Masked(database string) string {
	if !strings.Contains(database, "://") {
		return database
	}
	u, err := url.Parse(database)
	if err != nil {
		return "postgres://…"
	}
	q := u.Query()
	for _, secret := range []string{"password", "sslpassword"} {
		if q.Has(secret) {
			q.Set(secret, "xxxxx")
		}
	}
	u.RawQuery = q.Encode()
	return u.Redacted()
}
