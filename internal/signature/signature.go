// Package signature owns the judgement of the electronic signatures a PDF
// carries: who signed, when, whether the bytes are still those that were signed,
// and whether a known authority vouches for the signer. It does not find the
// signatures in the file (docread), nor decide what an invalid one means.
//
// PKCS#7 detached signatures (adbe.pkcs7.detached, ETSI.CAdES.detached) are
// checked; revocation is not, because it needs the network.
package signature

import (
	"bytes"
	"crypto/x509"
	"encoding/asn1"
	"encoding/hex"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/smallstep/pkcs7"
)

// Part is a signature as it lies in a file.
type Part struct {
	Contents  []byte // the DER of the PKCS#7 message, with the zeros that fill its space
	ByteRange []int  // offset and length of each signed stretch
	SubFilter string // how it is encoded
	Reason    string // as the signer gave it
}

// Integrity says whether the signed bytes are unchanged.
type Integrity string

// The integrities. Extended is an intact signature of an earlier state of the
// file: something was added after it, as a second signature or an edit does.
const (
	Intact      Integrity = "intact"
	Extended    Integrity = "extended"
	Broken      Integrity = "broken"
	Untimely    Integrity = "untimely"    // signed outside the time of the certificate: nothing more is checked
	Unsupported Integrity = "unsupported" // an encoding this program does not check
)

// Trust says who vouches for the signer.
type Trust string

// The trusts. A certificate is judged at the time of signing where the
// signature states one, otherwise at the time of the check.
const (
	Trusted   Trust = "trusted"   // a known authority, valid at the time
	Expired   Trust = "expired"   // a known authority, but outside its time
	Unknown   Trust = "unknown"   // no known authority vouches for it
	Undecided Trust = "undecided" // not asked, because the signature does not hold
)

// Signature is what can be said of one.
type Signature struct {
	Signer       string    // common name in the certificate
	Organisation string    // its organisation, empty if none
	Issuer       string    // common name of the authority
	At           time.Time // as the signer's clock stated, under the signature; zero: not stated
	Reason       string
	Integrity    Integrity
	Trust        Trust
}

// Judge checks a file's signatures, in the order of the file, against the
// authorities in roots (nil: none is known) at the given time.
func Judge(file []byte, parts []Part, roots *x509.CertPool, now time.Time) []Signature {
	if roots == nil {
		roots = x509.NewCertPool()
	}
	judged := make([]Signature, len(parts))
	for i, p := range parts {
		judged[i] = p.judge(file, roots, now)
	}
	return judged
}

// detached are the encodings in which the message covers the bytes of the file.
func detached(subFilter string) bool {
	return slices.Contains([]string{"adbe.pkcs7.detached", "ETSI.CAdES.detached"}, subFilter)
}

func (p Part) judge(file []byte, roots *x509.CertPool, now time.Time) Signature {
	s := Signature{Reason: p.Reason, Integrity: Broken, Trust: Undecided}
	if !detached(p.SubFilter) {
		s.Integrity = Unsupported
		return s
	}
	message, err := parse(p.Contents)
	if err != nil || len(message.Signers) != 1 || message.GetOnlySigner() == nil {
		return s
	}
	s.describe(message)
	signed, err := p.signed(file)
	if err != nil {
		return s
	}
	// What the message itself carries is ignored: only the file's bytes count.
	message.Content = signed
	return s.decide(message, p.whole(file), roots, now)
}

// describe copies what the certificate and the signed attributes state.
func (s *Signature) describe(message *pkcs7.PKCS7) {
	c := message.GetOnlySigner()
	s.Signer, s.Issuer = c.Subject.CommonName, c.Issuer.CommonName
	s.Organisation = strings.Join(c.Subject.Organization, ", ")
	var at time.Time
	if message.UnmarshalSignedAttribute(pkcs7.OIDAttributeSigningTime, &at) == nil {
		s.At = at.UTC()
	}
}

func (s Signature) decide(message *pkcs7.PKCS7, whole bool, roots *x509.CertPool, now time.Time) Signature {
	if err := message.Verify(); err != nil {
		if _, untimely := errors.AsType[*pkcs7.SigningTimeNotValidError](err); untimely {
			s.Integrity = Untimely
		}
		return s
	}
	s.Integrity = Extended
	if whole {
		s.Integrity = Intact
	}
	at := now
	if !s.At.IsZero() {
		at = s.At
	}
	s.Trust = trust(message, roots, at)
	return s
}

// trust looks for a chain at the time of signing and, where there is none, at a
// time the certificate is certainly valid, to tell an expired signer from a stranger.
func trust(message *pkcs7.PKCS7, roots *x509.CertPool, at time.Time) Trust {
	c := message.GetOnlySigner()
	between := x509.NewCertPool()
	for _, other := range message.Certificates {
		between.AddCert(other)
	}
	options := x509.VerifyOptions{
		Roots: roots, Intermediates: between, CurrentTime: at, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageAny},
	}
	if _, err := c.Verify(options); err == nil {
		return Trusted
	}
	options.CurrentTime = c.NotBefore.Add(c.NotAfter.Sub(c.NotBefore) / 2)
	if _, err := c.Verify(options); err == nil {
		return Expired
	}
	return Unknown
}

// parse reads the message without the zeros behind it.
func parse(contents []byte) (*pkcs7.PKCS7, error) {
	var message asn1.RawValue
	if _, err := asn1.Unmarshal(contents, &message); err != nil {
		return nil, err
	}
	return pkcs7.Parse(message.FullBytes)
}

var errRange = errors.New("the signed stretches do not fit the file")

// signed joins the signed stretches. They must leave out one gap alone, which
// holds this very signature: otherwise unsigned content could hide between them.
func (p Part) signed(file []byte) ([]byte, error) {
	r := p.ByteRange
	if len(r) != 4 || r[0] != 0 || r[1] <= 0 || r[2] <= r[1] || r[3] < 0 || r[2] > len(file)-r[3] {
		return nil, errRange
	}
	gap := file[r[1]:r[2]]
	if len(gap) < 2 || gap[0] != '<' || gap[len(gap)-1] != '>' {
		return nil, errRange
	}
	inside, err := hex.DecodeString(string(gap[1 : len(gap)-1]))
	if err != nil || !bytes.Equal(bytes.TrimRight(inside, "\x00"), bytes.TrimRight(p.Contents, "\x00")) {
		return nil, errRange
	}
	return slices.Concat(file[:r[1]], file[r[2]:r[2]+r[3]]), nil
}

// whole reports that nothing stands behind the signed stretches.
func (p Part) whole(file []byte) bool {
	return len(p.ByteRange) == 4 && p.ByteRange[2]+p.ByteRange[3] == len(file)
}
