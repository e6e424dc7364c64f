namespace Truce.Tests.Formats;

/// <summary>A small import file with an agreement, two provisions, an assessment and an exchange, all invented.</summary>
internal static class AgreementFile
{
    public const string Text = """
        format: truce-import/1
        at: 2026-11-20T08:00:00Z

        organisations:
          - key: north
            name:
              en: North
            kind: party

        sources:
          - key: office
            name:
              en: The office
            kind: organisation

        reports:
          - key: text
            source: office
            title:
              en: An invented text
            published: 2026-11-20
            received: 2026-11-20T08:00:00Z
            language: en

        agreements:
          - key: truce
            name:
              en: An invented truce
            parties: [north]
            texts: [text]
            phases:
              - number: 1
                name:
                  en: First
                begun:
                  on: 2026-11-19
                  report: text

        provisions:
          - key: one
            agreement: truce
            number: P01
            text:
              en: Trucks enter.
            family: access
            owes: [north]
            recurrence: standing
            threshold:
              least: 600
              most: 800
              unit: trucks
              per: day
            phase: 1
            depends-on:
              - on: two
                hours: 72
          - key: two
            agreement: truce
            number: P02
            text:
              en: Guns fall silent.
            family: hostilities
            recurrence: once
            due:
              by: 2026-11-19

        assessments:
          - key: said
            provision: one
            by: north
            report: text
            on: 2026-11-19
            words:
              en: All of them.

        exchange-ledgers:
          - key: exchange
            agreement: truce
            name:
              en: An exchange
            categories:
              - code: remains
                name:
                  en: Remains
                unit: bodies
                provision: two

        batches:
          - key: four
            exchange: exchange
            category: remains
            counting: batch
            least: 4
            most: 4
            on: 2026-11-19
            by: office
            report: text
        """;
}
