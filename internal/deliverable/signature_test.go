package deliverable

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/hex"
	"fmt"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/smallstep/pkcs7"

	"dondoc/internal/blob"
	"dondoc/internal/docread"
	"dondoc/internal/errs"
	"dondoc/internal/signature"
)

// space is the room for a signature, in bytes.
const space = 4096

// signedPDF is a document of one page that says words, signed as a whole by somebody whose certificate vouches for itself.
func signedPDF(t *testing.T, words string) (string, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	from := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(7), Subject: pkix.Name{CommonName: "Nguyễn Văn Mẫu"}, NotBefore: from, NotAfter: from.AddDate(100, 0, 0),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	text := "BT /F1 12 Tf 72 700 Td (" + words + ") Tj ET"
	before := fmt.Sprintf(`%%%%PDF-1.7
1 0 obj <</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[6 0 R]>>>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>> endobj
4 0 obj <</Length %d>> stream
%s
endstream endobj
5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
6 0 obj <</FT/Sig/T(S1)/V 7 0 R>> endobj
7 0 obj <</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/ByteRange[0 %%010d %%010d %%010d]/Contents`, len(text), text)
	after := ">> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"
	start := len(fmt.Sprintf(before, 0, 0, 0))
	before = fmt.Sprintf(before, start, start+2*space+2, len(after))
	message, err := pkcs7.NewSignedData([]byte(before + after))
	if err != nil {
		t.Fatal(err)
	}
	message.SetDigestAlgorithm(pkcs7.OIDDigestAlgorithmSHA256)
	if err := message.AddSigner(cert, key, pkcs7.SignerInfoConfig{}); err != nil {
		t.Fatal(err)
	}
	message.Detach()
	raw, err := message.Finish()
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AddCert(cert)
	return before + "<" + hex.EncodeToString(append(raw, make([]byte, space-len(raw))...)) + ">" + after, roots
}

// What the signatures of a file are worth is judged by the file's own bytes, and trust only by known authorities.
func TestSignedFiles(t *testing.T) {
	tray, err := blob.OpenTray(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer tray.Close()
	pdf := docread.NewPdfium("", time.Minute)
	file, roots := signedPDF(t, "Ke hoach phat trien do thi")
	marked, _ := signedPDF(t, "Ke hoach phat trien do thi) Tj 0 -40 Td (TOI MAT) Tj 0 -40 Td (Dieu 1. Phe duyet")
	for name, c := range map[string]struct {
		file      string
		roots     *x509.CertPool
		integrity signature.Integrity
		trust     signature.Trust
		refused   string
	}{
		"as signed":             {file, roots, signature.Intact, signature.Trusted, ""},
		"no authority known":    {file, nil, signature.Intact, signature.Unknown, ""},
		"added to afterwards":   {file + "% more\n", roots, signature.Extended, signature.Trusted, ""},
		"changed afterwards":    {strings.Replace(file, "Ke hoach", "Ke hoac!", 1), roots, signature.Broken, signature.Undecided, ""},
		"marked, though signed": {marked, roots, "", "", "deliverable.secret"},
	} {
		s := &Service{Tray: tray, PDF: pdf, Formats: docread.Reader{Pages: pdf}, Roots: c.roots, Now: time.Now}
		in := Incoming{"00000000-0000-0000-0000-000000000001", "a.pdf", int64(len(c.file))}
		if err := tray.Put(in.id, in.name, []byte(c.file)); err != nil {
			t.Fatal(err)
		}
		f, err := s.inspect(t.Context(), in)
		if c.refused != "" {
			if !errs.Is(err, errs.Refused, c.refused) {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if err != nil || len(f.Signatures) != 1 || f.Pages != 1 || !f.Read || f.Vouched != (c.roots != nil) {
			t.Errorf("%s: %+v, %v", name, f, err)
			continue
		}
		if one := f.Signatures[0]; one.Integrity != c.integrity || one.Trust != c.trust || one.Signer != "Nguyễn Văn Mẫu" {
			t.Errorf("%s: %+v", name, one)
		}
	}
}
