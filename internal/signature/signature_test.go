package signature_test

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/hex"
	"fmt"
	"math/big"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/smallstep/pkcs7"

	"dondoc/internal/signature"
)

// authority is a certificate with its key, made for the tests.
type authority struct {
	cert *x509.Certificate
	key  crypto.Signer
}

var validFrom = time.Date(2025, time.January, 1, 0, 0, 0, 0, time.UTC)

func issue(t *testing.T, name string, by *authority) *authority {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(int64(len(name))), Subject: pkix.Name{CommonName: name, Organization: []string{"Cơ quan mẫu"}},
		NotBefore: validFrom, NotAfter: validFrom.AddDate(100, 0, 0),
		IsCA: by == nil, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
	}
	parent := authority{template, key}
	if by != nil {
		parent = *by
		template.NotAfter = validFrom.AddDate(2, 0, 0)
	}
	der, err := x509.CreateCertificate(rand.Reader, template, parent.cert, key.Public(), parent.key)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return &authority{cert, key}
}

// space is the room for a signature, in bytes of its DER.
const space = 4096

// sign puts a detached signature of the whole into a file, the way a PDF holds it: in hexadecimal in a gap.
func sign(t *testing.T, before, after string, by *authority) ([]byte, signature.Part) {
	t.Helper()
	return signAs(t, before, after, func(message *pkcs7.SignedData) error {
		return message.AddSigner(by.cert, by.key, pkcs7.SignerInfoConfig{})
	})
}

func signAs(t *testing.T, before, after string, add func(*pkcs7.SignedData) error) ([]byte, signature.Part) {
	t.Helper()
	r := []int{0, len(before), len(before) + 2*space + 2, len(after)}
	message, err := pkcs7.NewSignedData([]byte(before + after))
	if err != nil {
		t.Fatal(err)
	}
	message.SetDigestAlgorithm(pkcs7.OIDDigestAlgorithmSHA256)
	if err := add(message); err != nil {
		t.Fatal(err)
	}
	message.Detach()
	der, err := message.Finish()
	if err != nil {
		t.Fatal(err)
	}
	contents := slices.Concat(der, make([]byte, space-len(der)))
	file := fmt.Sprintf("%s<%s>%s", before, hex.EncodeToString(contents), after)
	return []byte(file), signature.Part{Contents: contents, ByteRange: r, SubFilter: "adbe.pkcs7.detached", Reason: "Phê duyệt"}
}

func TestJudge(t *testing.T) {
	root := issue(t, "CA mẫu", nil)
	signer := issue(t, "Nguyễn Văn Mẫu", root)
	known := x509.NewCertPool()
	known.AddCert(root.cert)
	file, part := sign(t, "%PDF nội dung đã ký ", " phần sau", signer)

	cases := []struct {
		name   string
		change func(file []byte, p signature.Part) ([]byte, signature.Part)
		roots  *x509.CertPool
		want   signature.Signature
	}{
		{"as signed", nil, known, signature.Signature{Integrity: signature.Intact, Trust: signature.Trusted}},
		{"no authority known", nil, nil, signature.Signature{Integrity: signature.Intact, Trust: signature.Unknown}},
		{"added to afterwards", func(f []byte, p signature.Part) ([]byte, signature.Part) {
			return append(bytes.Clone(f), "thêm"...), p
		}, known, signature.Signature{Integrity: signature.Extended, Trust: signature.Trusted}},
		{"changed", func(f []byte, p signature.Part) ([]byte, signature.Part) {
			return bytes.Replace(f, []byte("ký"), []byte("kí"), 1), p
		}, known, signature.Signature{Integrity: signature.Broken, Trust: signature.Undecided}},
		{"a gap wider than the signature", func(f []byte, p signature.Part) ([]byte, signature.Part) {
			p.ByteRange = []int{0, p.ByteRange[1] - 1, p.ByteRange[2], p.ByteRange[3]}
			return f, p
		}, known, signature.Signature{Integrity: signature.Broken, Trust: signature.Undecided}},
		{"stretches outside the file", func(f []byte, p signature.Part) ([]byte, signature.Part) {
			p.ByteRange = []int{0, p.ByteRange[1], p.ByteRange[2], 1 << 40}
			return f, p
		}, known, signature.Signature{Integrity: signature.Broken, Trust: signature.Undecided}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			f, p := file, part
			if c.change != nil {
				f, p = c.change(file, part)
			}
			c.want.Signer, c.want.Organisation, c.want.Issuer, c.want.Reason = "Nguyễn Văn Mẫu", "Cơ quan mẫu", "CA mẫu", "Phê duyệt"
			got := signature.Judge(f, []signature.Part{p}, c.roots, time.Now())
			if diff := cmp.Diff([]signature.Signature{c.want}, got, cmpopts.IgnoreFields(signature.Signature{}, "At")); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if got[0].At.IsZero() {
				t.Error("no time of signing")
			}
		})
	}
}

func TestSignatureOfAnotherKind(t *testing.T) {
	file, part := sign(t, "a", "b", issue(t, "Người ký", nil))
	part.SubFilter = "adbe.pkcs7.sha1"
	got := signature.Judge(file, []signature.Part{part}, nil, time.Now())
	if got[0].Integrity != signature.Unsupported {
		t.Errorf("%+v", got[0])
	}
}

// A signer outside their time is told from one nobody knows. Where the signature states its own time, which the
// library takes from the clock, it lies outside too; where it states none, the time of the check counts.
func TestExpiredSigner(t *testing.T) {
	root := issue(t, "CA mẫu", nil)
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(99), Subject: pkix.Name{CommonName: "Hết hạn"},
		NotBefore: validFrom, NotAfter: validFrom.AddDate(0, 1, 0), KeyUsage: x509.KeyUsageDigitalSignature,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, root.cert, key.Public(), root.key)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	known := x509.NewCertPool()
	known.AddCert(root.cert)
	over := &authority{cert, key}
	cases := []struct {
		name string
		add  func(*pkcs7.SignedData) error
		want signature.Signature
	}{
		{"time stated", func(m *pkcs7.SignedData) error {
			return m.AddSigner(over.cert, over.key, pkcs7.SignerInfoConfig{})
		}, signature.Signature{Integrity: signature.Untimely, Trust: signature.Undecided}},
		{"no time stated", func(m *pkcs7.SignedData) error {
			return m.SignWithoutAttr(over.cert, over.key, pkcs7.SignerInfoConfig{})
		}, signature.Signature{Integrity: signature.Intact, Trust: signature.Expired}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			file, part := signAs(t, "trước ", " sau", c.add)
			got := signature.Judge(file, []signature.Part{part}, known, time.Now())[0]
			if got.Integrity != c.want.Integrity || got.Trust != c.want.Trust {
				t.Errorf("%+v", got)
			}
		})
	}
}

func FuzzJudge(f *testing.F) {
	f.Add([]byte("%PDF<00>"), []byte{0x30, 0x00}, 0, 4, 8, 0)
	f.Fuzz(func(t *testing.T, file, contents []byte, a, b, c, d int) {
		p := signature.Part{Contents: contents, ByteRange: []int{a, b, c, d}, SubFilter: "adbe.pkcs7.detached"}
		for _, s := range signature.Judge(file, []signature.Part{p}, nil, validFrom) {
			if s.Integrity == signature.Intact || s.Trust == signature.Trusted {
				t.Errorf("a random message holds: %+v", s)
			}
		}
	})
}
