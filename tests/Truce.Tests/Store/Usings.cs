global using Truce.Ledger;
