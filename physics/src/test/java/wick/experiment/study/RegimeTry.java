package wick.experiment.study;
import java.util.*;
import java.nio.file.*;
import wick.lab.training.*;
import wick.lab.realization.Outputs;
import wick.network.*;
import wick.numeric.matrix.*;
import wick.numeric.random.*;
import wick.numeric.statistics.*;
import wick.theory.dynamics.*;
final class RegimeTry {
  public static void main(String[] a) {
    StudyRequest req=a.length>0&&!a[0].equals("-")?StudyFile.read(Path.of(a[0])):StudyFile.example();
    Anatomy an=Anatomy.of(req.network()); Budget b=Budget.of(req,an.hidden()); Task task=Task.of(req.data(),b.trained()).orElseThrow();
    List<Integer> records=LazyTheory.records(b.trained().descent().steps());
    long t0=System.nanoTime();
    LazyTheory own=LazyTheory.of(an.wiring(),task,new LazyTheory.Plan(records,b.trained().descent().rate()));
    OwnLine line=new OwnLine(own,records);
    System.out.printf("theory %.2f s, overlap %.4f%n",(System.nanoTime()-t0)/1e9,own.alignment(own.last().tests()));
    t0=System.nanoTime();
    FeatureMotion fm=FeatureMotion.of(an.wiring(),task.inputs(),task.targets(),1);
    var th=fm.after(Progress.steps(own.rate(),records.getLast()));
    System.out.printf("features %.2f s%n",(System.nanoTime()-t0)/1e9);
    for(int width: b.trained().widths()){
      t0=System.nanoTime();
      int nets=b.trained().networksAt(width);
      GradientDescent d=new GradientDescent(own.rate(),records.getLast(),records,Optional.of(new Outputs.One(0))).withMovement();
      if(a.length>1) d=d.withMotion(new Outputs.One(0));
      var ens=new Training(an.atWidth(width),new Problem(task.inputs(),task.targets(),task.tests()),d).run(Address.of(1,"study.training.width-"+width),nets,_->{});
      Moments drift=new Moments(), over=new Moments(), loss=new Moments(), dist=new Moments(); List<Moments> mv=new ArrayList<>(); for(int l=0;l<an.hidden();l++)mv.add(new Moments());
      double[] sum=new double[task.testTargets().entries().length]; double sq=0; double size=0; for(double f:own.last().tests().mean().entries()) size+=f*f;
      for(var t:ens.trained()){
        drift.add(Math.log(t.drift().orElseThrow())); for(int l=0;l<an.hidden();l++) mv.get(l).add(width*Math.pow(t.movements().get(l).relative(),2));
        Matrix f=t.snapshots().getLast().tests(); Matrix g=line.at(records.size()-1,t.snapshots().getFirst().training(),t.snapshots().getFirst().tests());
        over.add(task.alignment(f.entries())-task.alignment(g.entries()));
        double lf=0,lg=0,r2=0; for(int i=0;i<sum.length;i++){double y=task.testTargets().entries()[i]; lf+=Math.pow(f.entries()[i]-y,2)/2; lg+=Math.pow(g.entries()[i]-y,2)/2; double r=f.entries()[i]-g.entries()[i]; sum[i]+=r; r2+=r*r;}
        loss.add((lf-lg)); dist.add(Math.sqrt(r2/size)); sq+=r2;
      }
      int M=ens.trained().size(); double s2=0; for(double s:sum) s2+=s*s; double D2=(s2-sq)/(M*(M-1.0))/size;
      System.out.printf("n %d nets %d %.1f s drift %.4f(%.4f) *n %.2f; over %.5f(%.5f) loss %.4f(%.4f) dist %.4f(%.4f) D %.4f D*n %.3f feat ",width,nets,(System.nanoTime()-t0)/1e9,Math.exp(drift.mean()),drift.estimate().standardError()*Math.exp(drift.mean()),width*Math.exp(drift.mean()),over.mean(),over.estimate().standardError(),loss.mean(),loss.estimate().standardError(),dist.mean(),dist.estimate().standardError(),Math.sqrt(Math.max(0,D2)),width*Math.sqrt(Math.max(0,D2)));
      for(int l=0;l<an.hidden();l++) System.out.printf("%.3f(%.3f) th %.3f; ",mv.get(l).mean(),mv.get(l).estimate().standardError(),th.get(l).mean()*an.width());
      System.out.println();
    }
  }
}
