package app

import (
	"crypto/x509"
	"fmt"
	"os"

	"dondoc/internal/config"
	"dondoc/internal/deliverable"
	"dondoc/internal/virus"
)

// products is the room of what is handed in, with the server's settings.
func (a *App) products(c config.Product) (*deliverable.Service, error) {
	s := *a.Deliverables
	s.MaxBytes, s.Virus = c.MaxProduct, virus.Scanner{Address: c.Clamd}
	var err error
	s.Roots, err = authorities(c.Authorities)
	return &s, err
}

// authorities reads the certificates of who vouches for signers; nil where no file is named.
func authorities(file string) (*x509.CertPool, error) {
	if file == "" {
		return nil, nil //nolint:nilnil // no authority is known, which is no failure
	}
	raw, err := os.ReadFile(file) //nolint:gosec // the operator names it in the settings
	if err != nil {
		return nil, err
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(raw) {
		return nil, fmt.Errorf("%s holds no certificate in PEM", file)
	}
	return pool, nil
}
