package docread

import (
	"context"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// SignatureObject is an electronic signature as it lies in a PDF; whether it holds is for others to judge.
type SignatureObject struct {
	Contents  []byte // as in the file: a message with the zeros that fill its space
	ByteRange []int  // offset and length of each signed stretch
	SubFilter string // how Contents are encoded
	Reason    string
}

// maxSignatures bounds what is looked at; a document signed by every party of a joint act has a dozen.
const maxSignatures = 100

// Signatures gives the electronic signatures of a PDF in the order of the file.
func (p *Pdfium) Signatures(ctx context.Context, data []byte) (found []SignatureObject, err error) {
	err = p.withDocument(ctx, data, func(d pdfDocument) error {
		count, err := d.engine.FPDF_GetSignatureCount(&requests.FPDF_GetSignatureCount{Document: d.ref})
		if err != nil {
			return err
		}
		for i := range min(count.Count, maxSignatures) {
			one, err := d.signature(i)
			if err != nil {
				return err
			}
			found = append(found, one)
		}
		return nil
	})
	return found, err
}

func (d pdfDocument) signature(index int) (SignatureObject, error) {
	object, err := d.engine.FPDF_GetSignatureObject(&requests.FPDF_GetSignatureObject{Document: d.ref, Index: index})
	if err != nil {
		return SignatureObject{}, err
	}
	contents, err := d.engine.FPDFSignatureObj_GetContents(&requests.FPDFSignatureObj_GetContents{Signature: object.Signature})
	if err != nil {
		return SignatureObject{}, err
	}
	stretches, err := d.engine.FPDFSignatureObj_GetByteRange(&requests.FPDFSignatureObj_GetByteRange{Signature: object.Signature})
	if err != nil {
		return SignatureObject{}, err
	}
	s := SignatureObject{Contents: contents.Contents, ByteRange: stretches.ByteRange}
	return s, d.describe(object.Signature, &s)
}

// describe reads the names a signature may go without.
func (d pdfDocument) describe(ref references.FPDF_SIGNATURE, s *SignatureObject) error {
	filter, err := d.engine.FPDFSignatureObj_GetSubFilter(&requests.FPDFSignatureObj_GetSubFilter{Signature: ref})
	if err != nil {
		return err
	}
	reason, err := d.engine.FPDFSignatureObj_GetReason(&requests.FPDFSignatureObj_GetReason{Signature: ref})
	if err != nil {
		return err
	}
	s.SubFilter, s.Reason = valueOf(filter.SubFilter), valueOf(reason.Reason)
	return nil
}

func valueOf(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}
