package docread

import (
	"encoding/hex"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A file's signatures are found with what they cover, whether they hold or not.
func TestSignaturesAreFound(t *testing.T) {
	contents := append([]byte{0x30, 0x03, 0x02, 0x01, 0x05}, make([]byte, 3)...)
	signed := strings.Replace(string(pdfFile(0, "")), "/Pages 2 0 R>>",
		"/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[6 0 R]>>>>", 1)
	signed = strings.Replace(signed, "trailer",
		"6 0 obj <</FT/Sig/T(S1)/V 7 0 R>> endobj\n7 0 obj <</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached"+
			"/Reason(Phe duyet)/ByteRange[0 10 30 40]/Contents<"+hex.EncodeToString(contents)+">>> endobj\ntrailer", 1)
	engine := NewPdfium("", PDFWork*slowdown)
	got, err := engine.Signatures(t.Context(), []byte(signed))
	if err != nil {
		t.Fatal(err)
	}
	want := []SignatureObject{{
		Contents: contents, ByteRange: []int{0, 10, 30, 40}, SubFilter: "ETSI.CAdES.detached", Reason: "Phe duyet",
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if none, err := engine.Signatures(t.Context(), pdfFile(0, "")); err != nil || none != nil {
		t.Errorf("an unsigned file: %v, %v", none, err)
	}
}
