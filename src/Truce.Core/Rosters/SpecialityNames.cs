using System.Collections.Frozen;

namespace Truce.Core.Rosters;

/// <summary>What specialities are called, so that tasks and numbers of people are found by them. Pages have the same words in their files; a test holds the two together.</summary>
public static class SpecialityNames
{
    private static readonly FrozenDictionary<Speciality, LocalText> Names = new Dictionary<Speciality, LocalText>
    {
        [Speciality.Transport] = new("Transport", "النقل", "תובלה"),
        [Speciality.Planning] = new("Planning", "التخطيط", "תכנון"),
        [Speciality.Logistics] = new("Logistics", "اللوجستيات", "לוגיסטיקה"),
        [Speciality.Security] = new("Security", "الأمن", "אבטחה"),
        [Speciality.Engineering] = new("Engineering", "الهندسة", "הנדסה"),
        [Speciality.Medical] = new("Medicine", "الطب", "רפואה"),
        [Speciality.Communications] = new("Communications", "الاتصالات", "תקשורת"),
        [Speciality.CivilAffairs] = new("Civil affairs", "الشؤون المدنية", "עניינים אזרחיים"),
        [Speciality.Analysis] = new("Analysis", "التحليل", "ניתוח"),
        [Speciality.Interpreting] = new("Interpreting", "الترجمة الشفوية", "תרגום בעל פה"),
    }.ToFrozenDictionary();

    /// <summary>The name; null for <see cref="Speciality.Another"/>, which says nothing to look for.</summary>
    public static LocalText? Of(Speciality speciality) => Names.GetValueOrDefault(speciality);
}
