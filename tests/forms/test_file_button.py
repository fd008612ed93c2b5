from django import forms
from django.utils import translation

from assessments.forms.file_button import FileButton


class OneFile(forms.Form):
    file = forms.FileField(widget=FileButton(attrs={"accept": ".pdf"}))


def test_button_is_in_the_language_of_the_page():
    with translation.override("en"):
        drawn = str(OneFile()["file"])

    assert '<label class="btn btn--secondary upload__button" for="id_file">' in drawn
    assert "Choose a file</label>" in drawn
    assert '<input type="file" name="file" accept=".pdf"' in drawn


def test_script_finds_every_sentence_it_says():
    with translation.override("en"):
        drawn = str(OneFile()["file"])

    for said in ("No file chosen", "Uploading…", "Being scanned for viruses…", "Ready"):
        assert f'="{said}"' in drawn
    assert 'data-large="This file is larger than 25 MB.' in drawn
    assert 'data-limit="26214400"' in drawn
    assert 'data-failed="The file could not be uploaded. Check your connection' in drawn
