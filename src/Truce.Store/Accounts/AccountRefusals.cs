namespace Truce.Store.Accounts;

/// <summary>Every "no" about accounts.</summary>
public static class AccountRefusals
{
    public static Refusal LinkUnknown() =>
        new("account/link-unknown", RefusalKind.Refused,
            "This link was used already, has ended, or is not complete. Ask the centre's secretariat for a new one.");

    public static Refusal PasswordTooShort(string least) =>
        new("account/password-too-short", RefusalKind.Refused,
            "The password is too short: take at least {0} characters. Several words in a row are good.", least);

    public static Refusal PasswordTooLong(string most) =>
        new("account/password-too-long", RefusalKind.Refused, "The password is too long: take at most {0} characters.", most);

    public static Refusal SignInFailed() =>
        new("account/sign-in-failed", RefusalKind.Refused,
            "Reference and password do not fit together, or there were too many attempts. Check both; after ten attempts wait fifteen minutes.");
}
