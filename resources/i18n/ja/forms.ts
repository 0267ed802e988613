<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>zk::ui::DetailsPanel</name>
    <message>
        <source>automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>コピーしました。</translation>
    </message>
    <message>
        <source>The form shows that command now.</source>
        <translation>そのコマンドの値を表示しています。</translation>
    </message>
    <message>
        <source>Changed from the recommended values</source>
        <translation>推奨値からの変更</translation>
    </message>
    <message>
        <source>Changed from the preset %1</source>
        <translation>プリセット %1 からの変更</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Save the configuration</source>
        <translation>設定を保存</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>保存しました。</translation>
    </message>
    <message>
        <source>Load a configuration</source>
        <translation>設定を読み込む</translation>
    </message>
    <message>
        <source>The form shows that file now.</source>
        <translation>そのファイルの値を表示しています。</translation>
    </message>
    <message>
        <source>Same thing on the command line</source>
        <translation>同じ設定のコマンド</translation>
    </message>
    <message>
        <source>Same thing as a file</source>
        <translation>同じ設定のファイル</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Paste one</source>
        <translation>貼り付け</translation>
    </message>
    <message>
        <source>Takes the command line that lies on the clipboard.</source>
        <translation>クリップボードにあるコマンドを読み込みます。</translation>
    </message>
    <message>
        <source>Copy</source>
        <comment>the file</comment>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>読み込む…</translation>
    </message>
</context>
<context>
    <name>zk::ui::SchemaForm</name>
    <message>
        <source>Try again</source>
        <translation>もう一度</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>まだありません</translation>
    </message>
    <message>
        <source>Newest: %1</source>
        <translation>最新：%1</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Automatic.</source>
        <translation>自動です。</translation>
    </message>
    <message>
        <source>Automatic: %1.</source>
        <translation>自動：%1。</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 にする</translation>
    </message>
    <message>
        <source>Write a whole number.</source>
        <translation>整数を入れてください。</translation>
    </message>
    <message>
        <source>Write a number.</source>
        <translation>数を入れてください。</translation>
    </message>
    <message>
        <source>the recommended values</source>
        <translation>推奨値</translation>
    </message>
    <message>
        <source>The recommended values</source>
        <translation>推奨値のままです</translation>
    </message>
    <message>
        <source>As in %1</source>
        <translation>%1 のままです</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>プリセット</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Recommended values</source>
        <translation>推奨値</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>preset: what it is</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Reset all changes</source>
        <translation>変更をすべて戻す</translation>
    </message>
    <message>
        <source>1 value differs from %1</source>
        <translation>%1と 1 項目違います</translation>
    </message>
    <message>
        <source>%1 values differ from %2</source>
        <translation>%2と %1 項目違います</translation>
    </message>
    <message>
        <source>%1 (%2 not shown at this level)</source>
        <translation>%1（うち %2 項目はこの段階では非表示）</translation>
    </message>
</context>
</TS>
