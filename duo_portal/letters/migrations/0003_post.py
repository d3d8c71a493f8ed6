"""Letters get an address, readers, a PDF and an outbox; bulk sends; and the question whether it was clear."""

import django.db.models.deletion
import duo_portal.audit.models
import uuid
from django.db import migrations, models

from duo_portal.letters.sql import lees


class Migration(migrations.Migration):

    dependencies = [
        ('letters', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='BriefPdf',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('taal', models.CharField(max_length=2)),
                ('versleuteld', models.BinaryField()),
                ('sleutel_id', models.SmallIntegerField()),
                ('sha256', models.BinaryField()),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
            ],
            options={
                'verbose_name': 'pdf van een brief',
                'verbose_name_plural': "pdf's van brieven",
            },
        ),
        migrations.CreateModel(
            name='Campagne',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('naam', models.CharField(max_length=120, unique=True)),
                ('populatie', models.CharField(max_length=60)),
                ('parameters', models.JSONField(blank=True, default=dict)),
                ('onderwerp_nl', models.CharField(max_length=120, verbose_name='onderwerp (Nederlands)')),
                ('tekst_nl', models.TextField(max_length=4000, verbose_name='tekst (Nederlands)')),
                ('onderwerp_en', models.CharField(max_length=120, verbose_name='onderwerp (Engels)')),
                ('tekst_en', models.TextField(max_length=4000, verbose_name='tekst (Engels)')),
                ('golf_grootte', models.IntegerField(default=10000, verbose_name='brieven per golf')),
                ('status', models.CharField(choices=[('concept', 'concept'), ('voorbeeld', 'voorbeeld gemaakt'), ('vrijgegeven', 'vrijgegeven'), ('gepauzeerd', 'gepauzeerd'), ('klaar', 'klaar'), ('ingetrokken', 'ingetrokken')], default='concept', max_length=12)),
                ('geteld', models.IntegerField(blank=True, null=True, verbose_name='mensen')),
                ('gemaakt_door', models.CharField(max_length=150)),
                ('gemaakt_at', models.DateTimeField(db_default=duo_portal.audit.models.BedrijfsMoment(), editable=False)),
                ('voorbeeld_at', models.DateTimeField(blank=True, null=True)),
                ('vrijgegeven_door', models.CharField(blank=True, db_default='', default='', max_length=150)),
                ('vrijgegeven_at', models.DateTimeField(blank=True, null=True)),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
            ],
            options={
                'verbose_name': 'campagne',
                'verbose_name_plural': 'campagnes',
                'permissions': [('geef_vrij_campagne', 'Mag een campagne vrijgeven')],
            },
        ),
        migrations.CreateModel(
            name='Campagnepersoon',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('persoon_id', models.BigIntegerField()),
                ('gegevens', models.JSONField(default=dict)),
                ('golf', models.IntegerField()),
            ],
            options={
                'verbose_name': 'mens in een campagne',
                'verbose_name_plural': 'mensen in een campagne',
            },
        ),
        migrations.CreateModel(
            name='Drukpartij',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('aantal', models.IntegerField()),
                ('geopend_door', models.CharField(max_length=150)),
                ('geopend_at', models.DateTimeField(db_default=duo_portal.audit.models.BedrijfsMoment(), editable=False)),
                ('sha256', models.BinaryField(null=True)),
                ('gedrukt_door', models.CharField(blank=True, db_default='', default='', max_length=150)),
                ('gedrukt_at', models.DateTimeField(blank=True, null=True)),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
            ],
            options={
                'verbose_name': 'drukpartij',
                'verbose_name_plural': 'drukpartijen',
                'permissions': [('druk_drukpartij', 'Mag papieren brieven laten drukken')],
            },
        ),
        migrations.CreateModel(
            name='Duidelijkheid',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pagina', models.CharField(help_text='Name of a page, or kind of letter.', max_length=100)),
                ('taal', models.CharField(max_length=2)),
                ('is_duidelijk', models.BooleanField(verbose_name='duidelijk')),
                ('toelichting', models.CharField(blank=True, db_default='', default='', max_length=500)),
                ('dag', models.DateField()),
            ],
            options={
                'verbose_name': "antwoord op 'was dit duidelijk?'",
                'verbose_name_plural': "antwoorden op 'was dit duidelijk?'",
            },
        ),
        migrations.CreateModel(
            name='GelezenOp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('door_id', models.BigIntegerField(verbose_name='gelezen door (persoon)')),
                ('op', models.DateTimeField(db_default=duo_portal.audit.models.BedrijfsMoment(), editable=False, verbose_name='op (bedrijfsmoment)')),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
            ],
            options={
                'verbose_name': 'gelezen bericht',
                'verbose_name_plural': 'gelezen berichten',
            },
        ),
        migrations.CreateModel(
            name='UitgaandBericht',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(db_default=models.Func(function='gen_random_uuid', output_field=models.UUIDField()), default=uuid.uuid4, editable=False, unique=True)),
                ('kanaal', models.CharField(choices=[('email', 'e-mail'), ('papier', 'papier')], max_length=10)),
                ('volgnummer', models.SmallIntegerField(db_default=1, default=1)),
                ('aanleiding', models.CharField(choices=[('nieuw', 'nieuwe brief'), ('ongelezen', 'brief met een termijn is niet gelezen'), ('email_mislukt', 'e-mail kwam niet aan')], default='nieuw', max_length=20)),
                ('status', models.CharField(choices=[('wacht', 'wacht'), ('bezig', 'bezig'), ('afgeleverd', 'afgeleverd'), ('mislukt', 'mislukt'), ('vervallen', 'vervallen')], db_default='wacht', default='wacht', max_length=12)),
                ('poging', models.SmallIntegerField(db_default=0, default=0, verbose_name='pogingen')),
                ('volgende_poging_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment())),
                ('fout', models.CharField(blank=True, db_default='', default='', max_length=100)),
                ('afgeleverd_at', models.DateTimeField(blank=True, null=True)),
                ('aangemaakt_op', models.DateTimeField(db_default=duo_portal.audit.models.BedrijfsMoment(), editable=False)),
                ('opgeslagen_at', models.DateTimeField(db_default=duo_portal.audit.models.KlokMoment(), editable=False)),
            ],
            options={
                'verbose_name': 'uitgaand bericht',
                'verbose_name_plural': 'uitgaande berichten',
            },
        ),
        migrations.AddField(
            model_name='brief',
            name='reageer_voor',
            field=models.DateField(blank=True, help_text='First day on which it is too late to act on this letter.', null=True),
        ),
        migrations.AddField(
            model_name='brief',
            name='uuid',
            field=models.UUIDField(db_default=models.Func(function='gen_random_uuid', output_field=models.UUIDField()), editable=False, unique=True),
        ),
        migrations.AddIndex(
            model_name='brief',
            index=models.Index(condition=models.Q(('status', 'klaargelegd')), fields=['id'], name='letters_brief_te_verzenden'),
        ),
        migrations.AddIndex(
            model_name='brief',
            index=models.Index(condition=models.Q(('reageer_voor__isnull', False)), fields=['reageer_voor'], name='letters_brief_met_termijn'),
        ),
        migrations.AddField(
            model_name='briefpdf',
            name='brief',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pdfs', to='letters.brief'),
        ),
        migrations.AddConstraint(
            model_name='campagne',
            constraint=models.CheckConstraint(condition=models.Q(('golf_grootte__gt', 0)), name='letters_campagne_golf_positief'),
        ),
        migrations.AddField(
            model_name='campagnepersoon',
            name='brief',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to='letters.brief'),
        ),
        migrations.AddField(
            model_name='campagnepersoon',
            name='campagne',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='mensen', to='letters.campagne'),
        ),
        migrations.AddIndex(
            model_name='duidelijkheid',
            index=models.Index(fields=['pagina', 'dag'], name='letters_duidelijk_pagina'),
        ),
        migrations.AddField(
            model_name='gelezenop',
            name='brief',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gelezen', to='letters.brief'),
        ),
        migrations.AddField(
            model_name='uitgaandbericht',
            name='brief',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='uitgaand', to='letters.brief'),
        ),
        migrations.AddField(
            model_name='uitgaandbericht',
            name='partij',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='berichten', to='letters.drukpartij'),
        ),
        migrations.AddConstraint(
            model_name='briefpdf',
            constraint=models.UniqueConstraint(fields=('brief', 'taal'), name='letters_pdf_een_per_taal'),
        ),
        migrations.AddIndex(
            model_name='campagnepersoon',
            index=models.Index(fields=['campagne', 'golf', 'id'], name='letters_campagne_golf'),
        ),
        migrations.AddIndex(
            model_name='campagnepersoon',
            index=models.Index(condition=models.Q(('brief', None)), fields=['campagne', 'golf'], name='letters_campagne_te_gaan'),
        ),
        migrations.AddConstraint(
            model_name='campagnepersoon',
            constraint=models.UniqueConstraint(fields=('campagne', 'persoon_id'), name='letters_campagne_een_per_persoon'),
        ),
        migrations.AddConstraint(
            model_name='gelezenop',
            constraint=models.UniqueConstraint(fields=('brief', 'door_id'), name='letters_gelezen_een_per_lezer'),
        ),
        migrations.AddIndex(
            model_name='uitgaandbericht',
            index=models.Index(condition=models.Q(('kanaal', 'email'), ('status__in', ['wacht', 'bezig'])), fields=['volgende_poging_at', 'id'], name='letters_uitgaand_email_wacht'),
        ),
        migrations.AddIndex(
            model_name='uitgaandbericht',
            index=models.Index(condition=models.Q(('kanaal', 'papier'), ('status', 'wacht')), fields=['id'], name='letters_uitgaand_papier_wacht'),
        ),
        migrations.AddConstraint(
            model_name='uitgaandbericht',
            constraint=models.UniqueConstraint(fields=('brief', 'kanaal', 'volgnummer'), name='letters_uitgaand_een_keer'),
        ),
        migrations.RunSQL(lees("0003_post"), lees("0003_post_terug")),
    ]
